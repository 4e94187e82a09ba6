package dev.rolloutshell.explore;

import dev.rolloutshell.simulator.fault.FaultSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A case as the lines that an operator would type. */
final class Steps {

  private Steps() {}

  static List<String> of(Schedule schedule) {
    List<String> lines = new ArrayList<>();
    Setup setup = schedule.setup();
    if (schedule.stored() > 0) {
      lines.add("rollout start " + forward(setup, Setup.NEW));
      if (schedule.stored() > 1) {
        lines.add("rollout step " + Setup.NAME + " " + (schedule.stored() - 1));
      }
    }
    for (Schedule.Leg leg : schedule.legs()) {
      for (CallFault fault : leg.faults()) {
        lines.add(line(fault));
      }
      lines.addAll(lines(leg.command(), setup));
    }
    return lines;
  }

  private static List<String> lines(Command command, Setup setup) {
    return switch (command) {
      case RUN -> List.of("rollout run " + forward(setup, Setup.NEW));
      case RESUME -> List.of("rollout resume " + names(setup));
      case ABORT -> List.of("rollout abort " + names(setup));
      case ANOTHER ->
          List.of(
              "rollout plan " + forward(setup, Setup.NEW),
              "rollout run " + forward(setup, Setup.OTHER));
    };
  }

  private static String names(Setup setup) {
    return Setup.NAME + (setup.next() == null ? "" : " " + setup.next());
  }

  private static String forward(Setup setup, String image) {
    String change =
        setup.wanted() == setup.replicas() ? " --image=" + image : " -f " + Setup.NAME + ".yaml";
    return names(setup) + change;
  }

  private static String line(CallFault fault) {
    Mishap mishap = fault.mishap();
    String at = " --nth=" + (fault.call() + 1) + " --times=";
    return switch (mishap.act()) {
      case CRASH_BEFORE -> "fault add kill-before" + at + 1;
      case CRASH_AFTER -> "fault add kill-after" + at + 1;
      case LOST_REPLY -> "fault add response-dropped" + at + 1;
      case FAULT -> fault(Objects.requireNonNull(mishap.fault()), at);
    };
  }

  private static String fault(FaultSpec spec, String at) {
    StringBuilder line = new StringBuilder("fault add " + spec.kind().word());
    line.append(at).append(spec.trigger().times());
    if (spec.toMap().get("effect") instanceof Map<?, ?> effect) {
      effect.forEach((key, value) -> line.append(" --").append(key).append('=').append(value));
    }
    return line.toString();
  }
}
