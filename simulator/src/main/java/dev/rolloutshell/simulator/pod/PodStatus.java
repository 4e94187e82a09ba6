package dev.rolloutshell.simulator.pod;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.Timestamps;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The status that the kubelet reports of a pod: pure functions from pod to status. */
final class PodStatus {
  private PodStatus() {}

  /** A moment as the API writes it, in whole seconds. */
  static String time(Instant now) {
    return Timestamps.of(now);
  }

  /** The kubelet has taken the pod up; nothing runs yet. */
  static JsonObject taken(StoredObject pod, String hostIp, Instant now) {
    String phase = pod.status().string("podIP", "").isEmpty() ? "Pending" : "Running";
    JsonObject status =
        pod.status().with("hostIP", hostIp).with("startTime", time(now)).with("phase", phase);
    status = condition(status, "Initialized", true, now, pod);
    status = conditions(status, false, now, pod);
    return containers(status, pod, container -> waiting(container, 0, "ContainerCreating", ""));
  }

  /** Whether the pod counts as ready. */
  static boolean isReady(StoredObject pod) {
    for (JsonObject condition : pod.status().objects("conditions")) {
      if (condition.string("type", "").equals("Ready")) {
        return condition.string("status", "").equals("True");
      }
    }
    return false;
  }

  /** Something waits: the failing containers with a reason, the others run, unready. */
  static JsonObject failing(
      StoredObject pod,
      Predicate<String> fails,
      Function<JsonObject, JsonObject> failed,
      Instant now) {
    JsonObject status = conditions(pod.status(), false, now, pod);
    return containers(
        status,
        pod,
        container ->
            fails.test(container.string("image", ""))
                ? failed.apply(container)
                : running(pod, container, now, true));
  }

  /** The containers run, ready or not. */
  static JsonObject running(StoredObject pod, String podIp, boolean ready, Instant now) {
    JsonObject status =
        pod.status()
            .with("phase", "Running")
            .with("podIP", podIp)
            .with("podIPs", List.of(JsonObject.of("ip", podIp)));
    status = conditions(status, ready, now, pod);
    return containers(status, pod, container -> running(pod, container, now, ready));
  }

  private static JsonObject containers(
      JsonObject status, StoredObject pod, Function<JsonObject, JsonObject> each) {
    List<JsonObject> containers = new ArrayList<>();
    for (JsonObject container : pod.spec().objects("containers")) {
      containers.add(each.apply(container));
    }
    return status.with("containerStatuses", containers);
  }

  /** A container that waits. */
  static JsonObject waiting(JsonObject container, long restarts, String reason, String message) {
    JsonObject why =
        message.isEmpty()
            ? JsonObject.of("reason", reason)
            : JsonObject.of("reason", reason, "message", message);
    return container(container, JsonObject.of("waiting", why), JsonObject.EMPTY, false, restarts)
        .with("imageID", "");
  }

  /** A container whose process ended with an error and which waits to be started again. */
  static JsonObject crashed(
      StoredObject pod, JsonObject container, long restarts, String backOff, Instant now) {
    JsonObject ended =
        JsonObject.of(
            "exitCode",
            1,
            "reason",
            "Error",
            "startedAt",
            startedAt(pod, container, now),
            "finishedAt",
            time(now));
    String message =
        "back-off %s restarting failed container=%s pod=%s_%s(%s)"
            .formatted(
                backOff, container.string("name", ""), pod.name(), pod.namespace(), pod.uid());
    JsonObject why = JsonObject.of("reason", "CrashLoopBackOff", "message", message);
    return container(
        container,
        JsonObject.of("waiting", why),
        JsonObject.of("terminated", ended),
        false,
        restarts);
  }

  private static JsonObject running(
      StoredObject pod, JsonObject container, Instant now, boolean ready) {
    JsonObject before = before(pod, container);
    return container(
        container,
        JsonObject.of("running", JsonObject.of("startedAt", startedAt(pod, container, now))),
        before.object("lastState"),
        ready,
        before.number("restartCount", 0));
  }

  /** A status in which every container was restarted as often as said. */
  static JsonObject restarted(JsonObject status, long restarts) {
    List<JsonObject> containers = new ArrayList<>();
    for (JsonObject container : status.objects("containerStatuses")) {
      boolean wasDown = container.object("lastState").containsKey("terminated");
      containers.add(wasDown ? container.with("restartCount", restarts) : container);
    }
    return status.with("containerStatuses", containers);
  }

  /** The container's status as it is. */
  static JsonObject before(StoredObject pod, JsonObject container) {
    for (JsonObject status : pod.status().objects("containerStatuses")) {
      if (status.string("name", "").equals(container.string("name", ""))) {
        return status;
      }
    }
    return JsonObject.EMPTY;
  }

  private static String startedAt(StoredObject pod, JsonObject container, Instant now) {
    return before(pod, container).at("state", "running", "startedAt") instanceof String since
        ? since
        : time(now);
  }

  private static JsonObject container(
      JsonObject container, JsonObject state, JsonObject lastState, boolean ready, long restarts) {
    String image = container.string("image", "");
    return JsonObject.builder()
        .put("name", container.string("name", ""))
        .put("state", state)
        .put("lastState", lastState)
        .put("ready", ready)
        .put("restartCount", restarts)
        .put("image", image)
        .put("imageID", "simulated://" + image)
        .build();
  }

  private static JsonObject conditions(
      JsonObject status, boolean ready, Instant now, StoredObject pod) {
    JsonObject one = condition(status, "Ready", ready, now, pod);
    return condition(one, "ContainersReady", ready, now, pod);
  }

  /** Sets a condition; its transition time changes only when its status does. */
  private static JsonObject condition(
      JsonObject status, String type, boolean holds, Instant now, StoredObject pod) {
    List<JsonObject> conditions = new ArrayList<>(status.objects("conditions"));
    String value = holds ? "True" : "False";
    int place = -1;
    for (int i = 0; i < conditions.size(); i++) {
      if (type.equals(conditions.get(i).get("type"))) {
        place = i;
      }
    }
    if (place >= 0 && value.equals(conditions.get(place).get("status"))) {
      return status;
    }
    JsonObject condition =
        JsonObject.builder()
            .put("type", type)
            .put("status", value)
            .put("lastProbeTime", null)
            .put("lastTransitionTime", time(now))
            .build();
    if (!holds) {
      condition =
          condition
              .with("reason", "ContainersNotReady")
              .with("message", "containers with unready status: " + names(pod));
    }
    if (place < 0) {
      conditions.add(condition);
    } else {
      conditions.set(place, condition);
    }
    return status.with("conditions", conditions);
  }

  private static String names(StoredObject pod) {
    StringBuilder names = new StringBuilder("[");
    for (JsonObject container : pod.spec().objects("containers")) {
      names.append(names.length() > 1 ? " " : "").append(container.string("name", ""));
    }
    return names.append(']').toString();
  }
}
