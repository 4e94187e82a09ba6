package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions that the API itself sets on pods. */
final class PodConditions {
  private PodConditions() {}

  /** The pod with its condition {@code PodScheduled} true. */
  static JsonObject scheduled(JsonObject pod, String time) {
    JsonObject condition =
        JsonObject.of(
            "type",
            "PodScheduled",
            "status",
            "True",
            "lastProbeTime",
            null,
            "lastTransitionTime",
            time);
    List<@Nullable Object> conditions = new ArrayList<>();
    for (JsonObject existing : pod.object("status").objects("conditions")) {
      if (!"PodScheduled".equals(existing.string("type"))) {
        conditions.add(existing);
      }
    }
    conditions.add(condition);
    return pod.withAt(conditions, "status", "conditions");
  }
}
