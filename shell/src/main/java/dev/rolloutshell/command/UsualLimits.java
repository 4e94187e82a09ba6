package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.view.Durations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Limits of an operator's own, spelled out in the lines that a scenario is made of, so that it
 * shows the same to everybody.
 */
final class UsualLimits {

  /** Lines that begin a rollout. */
  private static final Pattern BEGINS =
      Pattern.compile("rollout (plan|start|run) .*--(image|filename)=.*");

  private final Map<String, String> own = new LinkedHashMap<>();

  /** Those that differ from what holds for everybody. */
  UsualLimits(Limits usual) {
    Limits all = Limits.DEFAULT;
    add("max-surge", all.maxSurge(), usual.maxSurge());
    add("max-unavailable", all.maxUnavailable(), usual.maxUnavailable());
    if (!all.updatePeriod().equals(usual.updatePeriod())) {
      own.put("update-period", Durations.format(usual.updatePeriod()));
    }
    if (!all.progressDeadline().equals(usual.progressDeadline())) {
      own.put("progress-deadline", Durations.format(usual.progressDeadline()));
    }
  }

  private void add(String option, Object everybody, Object here) {
    if (!everybody.equals(here)) {
      own.put(option, here.toString());
    }
  }

  /** The line with the limits that it takes for granted. */
  String spelledOut(String line) {
    if (!BEGINS.matcher(line).matches()) {
      return line;
    }
    StringBuilder whole = new StringBuilder(line);
    own.forEach(
        (option, value) -> {
          if (!line.contains(" --" + option + "=")) {
            whole.append(" --").append(option).append('=').append(value);
          }
        });
    return whole.toString();
  }
}
