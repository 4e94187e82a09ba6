package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.RolloutStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limits are given once, at the start of a rollout, and stand in the cluster: others for the
 * rollout under way are refused rather than left out silently.
 */
final class StandingLimits {

  private StandingLimits() {}

  /**
   * Compares the limits that are given with those of the rollout under way, if there is one.
   *
   * @throws dev.rolloutshell.session.CommandFailure with exit code 2 when one is another
   */
  static void check(Call call, Limits given, String labelKey, RolloutStatus status) {
    Limits standing = status.limits();
    if (standing == null) {
      return;
    }
    Map<String, Object> before = byOption(standing, status.labelKey());
    Map<String, Object> now = byOption(given, labelKey);
    for (Map.Entry<String, Object> limit : now.entrySet()) {
      String name = limit.getKey();
      Object recorded = before.get(name);
      if (call.option(name) != null && recorded != null && !recorded.equals(limit.getValue())) {
        throw call.usage(
            "--"
                + name
                + "="
                + call.option(name)
                + ": the rollout of "
                + status.name()
                + " under way keeps what it was started with, "
                + text(recorded)
                + ": leave the option out");
      }
    }
  }

  private static String text(Object value) {
    return value instanceof java.time.Duration duration
        ? dev.rolloutshell.view.Durations.format(duration)
        : String.valueOf(value);
  }

  private static Map<String, Object> byOption(Limits limits, @Nullable String labelKey) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("max-surge", limits.maxSurge());
    all.put("max-unavailable", limits.maxUnavailable());
    Integer seconds = limits.minReadySeconds();
    all.put("min-ready-seconds", seconds == null ? 0 : seconds);
    all.put("update-period", limits.updatePeriod());
    all.put("progress-deadline", limits.progressDeadline());
    all.put("deployment-label-key", labelKey == null ? IntentReader.LABEL_KEY : labelKey);
    return all;
  }
}
