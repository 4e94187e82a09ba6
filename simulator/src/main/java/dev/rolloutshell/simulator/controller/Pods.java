package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What controllers ask about a pod, with the rules of Kubernetes' {@code pkg/api/v1/pod}. */
final class Pods {
  private Pods() {}

  static String phase(StoredObject pod) {
    return pod.status().string("phase", "");
  }

  /** Whether the pod has ended, well or not. */
  static boolean isOver(StoredObject pod) {
    String phase = phase(pod);
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  /** Whether the pod counts as a replica: neither over nor terminating. */
  static boolean isActive(StoredObject pod) {
    return !pod.isBeingDeleted() && !isOver(pod);
  }

  /** The condition of a type, or {@code null}. */
  static @Nullable JsonObject condition(StoredObject pod, String type) {
    if (pod.status().get("conditions") instanceof List<?> conditions) {
      for (int i = 0; i < conditions.size(); i++) {
        if (conditions.get(i) instanceof JsonObject condition
            && type.equals(condition.get("type"))) {
          return condition;
        }
      }
    }
    return null;
  }

  static boolean isReady(StoredObject pod) {
    JsonObject ready = condition(pod, "Ready");
    return ready != null && "True".equals(ready.get("status"));
  }

  /** Since when the pod is ready; the beginning of time when it is not, or does not say. */
  static Instant readySince(StoredObject pod) {
    JsonObject ready = condition(pod, "Ready");
    return ready == null || !"True".equals(ready.get("status"))
        ? Instant.EPOCH
        : time(ready.string("lastTransitionTime"));
  }

  /** Whether the pod has been ready for the given seconds. */
  static boolean isAvailable(StoredObject pod, long minReadySeconds, Instant now) {
    if (!isReady(pod)) {
      return false;
    }
    if (minReadySeconds == 0) {
      return true;
    }
    Instant since = readySince(pod);
    return !since.equals(Instant.EPOCH)
        && !since.plus(Duration.ofSeconds(minReadySeconds)).isAfter(now);
  }

  /** An API timestamp; the beginning of time for none. */
  static Instant time(@Nullable String text) {
    return text == null ? Instant.EPOCH : Instant.parse(text);
  }

  /** Whether labels have every pair of a selector; an empty selector selects nothing. */
  static boolean matches(JsonObject selector, JsonObject labels) {
    return !selector.isEmpty() && labels.hasAll(selector);
  }
}
