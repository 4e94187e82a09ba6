package dev.rolloutshell.simulator.pod;

import dev.rolloutshell.simulator.clock.Schedule;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.record.EventRecorder;
import dev.rolloutshell.simulator.store.Objects;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.function.Predicate;

/** What kubelets tell of a pod: its status, and Events in a kubelet's words. */
final class KubeletReports {
  private static final String KUBELET = "kubelet";

  private final Objects objects;
  private final EventRecorder recorder;
  private final Schedule<?> clock;

  KubeletReports(Objects objects, EventRecorder recorder, Schedule<?> clock) {
    this.objects = objects;
    this.recorder = recorder;
    this.clock = clock;
  }

  /** Its node has taken the pod. */
  StoredObject taken(StoredObject pod) {
    String hostIp = Nodes.ip(pod.spec().string("nodeName", ""));
    return objects.updateStatus(pod, PodStatus.taken(pod, hostIp, clock.now()));
  }

  /** Its images are being pulled. */
  void pulling(StoredObject pod) {
    for (JsonObject container : pod.spec().objects("containers")) {
      String image = container.string("image", "");
      recorder.normal(pod, KUBELET, "Pulling", "Pulling image \"" + image + "\"");
    }
  }

  /** Images of it have names that are none. */
  void invalidName(StoredObject pod, Predicate<String> failing) {
    JsonObject status =
        PodStatus.failing(
            pod,
            failing,
            container -> {
              String says = ImageReference.refusal(container.string("image", ""));
              recorder.warning(pod, KUBELET, "InspectFailed", says);
              recorder.warning(pod, KUBELET, "Failed", "Error: InvalidImageName");
              return PodStatus.waiting(container, 0, "InvalidImageName", says);
            },
            clock.now());
    objects.updateStatus(pod, status);
  }

  /** Its containers run, and are not ready. */
  void started(StoredObject pod, String podIp) {
    objects.updateStatus(pod, PodStatus.running(pod, podIp, false, clock.now()));
    for (JsonObject container : pod.spec().objects("containers")) {
      String image = container.string("image", "");
      String name = container.string("name", "");
      recorder.normal(pod, KUBELET, "Pulled", "Successfully pulled image \"" + image + "\"");
      recorder.normal(pod, KUBELET, "Created", "Created container " + name);
      recorder.normal(pod, KUBELET, "Started", "Started container " + name);
    }
  }

  /** Its containers run on, ready or not. */
  void running(StoredObject pod, boolean ready) {
    String podIp = pod.status().string("podIP", "");
    objects.updateStatus(pod, PodStatus.running(pod, podIp, ready, clock.now()));
  }

  /** Images of it cannot be pulled. */
  void pullFailed(StoredObject pod, Predicate<String> failing) {
    String says = "rpc error: code = NotFound desc = failed to pull image \"%s\"";
    waiting(pod, "ErrImagePull", "Failed", says, failing);
  }

  /** Pulling will be tried again later. */
  void pullBackOff(StoredObject pod, Predicate<String> failing) {
    waiting(pod, "ImagePullBackOff", "BackOff", "Back-off pulling image \"%s\"", failing);
  }

  private void waiting(
      StoredObject pod, String reason, String event, String message, Predicate<String> failing) {
    JsonObject status =
        PodStatus.failing(
            pod,
            failing,
            container -> {
              String says = message.formatted(container.string("image", ""));
              recorder.warning(pod, KUBELET, event, says);
              return PodStatus.waiting(container, 0, reason, says);
            },
            clock.now());
    objects.updateStatus(pod, status);
  }

  /** Containers of it have crashed. */
  StoredObject crashed(StoredObject pod, int round, Predicate<String> failing) {
    String backOff = StageDelays.backOff(Math.max(1, round)).toSeconds() + "s";
    JsonObject status =
        PodStatus.failing(
            pod,
            failing,
            container -> PodStatus.crashed(pod, container, round, backOff, clock.now()),
            clock.now());
    StoredObject after = objects.updateStatus(pod, status);
    recorder.warning(pod, KUBELET, "BackOff", "Back-off restarting failed container");
    return after;
  }

  /** Its containers run again, which is counted. */
  StoredObject restarted(StoredObject pod, int restarts) {
    JsonObject status =
        PodStatus.running(pod, pod.status().string("podIP", ""), false, clock.now());
    return objects.updateStatus(pod, PodStatus.restarted(status, restarts));
  }

  /** Its containers are stopped for good. */
  void killing(StoredObject pod) {
    for (JsonObject container : pod.spec().objects("containers")) {
      String name = container.string("name", "");
      recorder.normal(pod, KUBELET, "Killing", "Stopping container " + name);
    }
  }
}
