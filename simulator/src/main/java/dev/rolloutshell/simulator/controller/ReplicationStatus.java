package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.model.JsonBuilder;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.Timestamps;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The status of a ReplicationController, as Kubernetes' {@code calculateStatus} computes it. */
final class ReplicationStatus {
  private ReplicationStatus() {}

  /**
   * The status.
   *
   * @param pods the pods it has claimed
   * @param counts how many of these are what
   * @param failure why its last attempt to create or delete pods failed, or {@code null}
   */
  static JsonObject of(
      StoredObject controller,
      List<StoredObject> pods,
      ReplicaCounts counts,
      @Nullable Failure failure,
      Instant now) {
    long minReadySeconds = controller.spec().number("minReadySeconds", 0);
    long available = minReadySeconds == 0 ? counts.ready() : 0;
    for (StoredObject pod : minReadySeconds == 0 ? List.<StoredObject>of() : pods) {
      available += Pods.isAvailable(pod, minReadySeconds, now) ? 1 : 0;
    }
    JsonBuilder status = JsonObject.builder().put("replicas", (long) pods.size());
    putPositive(status, "fullyLabeledReplicas", counts.labeled());
    putPositive(status, "readyReplicas", counts.ready());
    putPositive(status, "availableReplicas", available);
    putPositive(status, "observedGeneration", controller.metadata().number("generation", 0));
    List<JsonObject> conditions = conditions(controller, failure, now);
    if (!conditions.isEmpty()) {
      status.put("conditions", conditions);
    }
    return status.build();
  }

  /**
   * A refused creation or deletion.
   *
   * @param reason {@code FailedCreate} or {@code FailedDelete}
   */
  record Failure(String reason, String message) {}

  /** Zero is left out, as {@code omitempty} does. */
  private static void putPositive(JsonBuilder status, String key, long value) {
    if (value != 0) {
      status.put(key, value);
    }
  }

  private static List<JsonObject> conditions(
      StoredObject controller, @Nullable Failure failure, Instant now) {
    List<JsonObject> conditions = new ArrayList<>();
    boolean failed = false;
    for (JsonObject condition : controller.status().objects("conditions")) {
      if (!condition.string("type", "").equals("ReplicaFailure")) {
        conditions.add(condition);
      } else if (failure != null) {
        conditions.add(condition); // Upstream keeps the first failure until there is none.
        failed = true;
      }
    }
    if (failure != null && !failed) {
      conditions.add(
          JsonObject.of(
              "type",
              "ReplicaFailure",
              "status",
              "True",
              "lastTransitionTime",
              Timestamps.of(now),
              "reason",
              failure.reason(),
              "message",
              failure.message()));
    }
    return conditions;
  }

  /** Whether a status says nothing new. */
  static boolean isSame(JsonObject before, JsonObject after) {
    for (String count :
        List.of(
            "replicas",
            "fullyLabeledReplicas",
            "readyReplicas",
            "availableReplicas",
            "observedGeneration")) {
      if (before.number(count, 0) != after.number(count, 0)) {
        return false;
      }
    }
    return before.list("conditions").equals(after.list("conditions"));
  }
}
