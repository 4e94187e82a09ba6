package dev.rolloutshell.train;

import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.pod.StoredPod;
import dev.rolloutshell.simulator.store.StoredObject;
import dev.rolloutshell.timeline.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What there is in a cluster at a moment, for a debrief. */
final class Pictures {

  private Pictures() {}

  static Timeline.State of(SimulatedCluster cluster, String namespace, Drill.Service service) {
    List<Timeline.Controller> controllers = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    for (StoredObject one :
        cluster.store().list(ResourceTypes.REPLICATION_CONTROLLERS, namespace)) {
      names.put(one.uid(), one.name());
      controllers.add(
          new Timeline.Controller(
              one.name(), role(one), (int) one.spec().number("replicas", 0), image(one)));
    }
    List<Timeline.Pod> pods = new ArrayList<>();
    for (StoredObject pod : cluster.store().list(ResourceTypes.PODS, namespace)) {
      if (Pods.matches(pod, service.selector())) {
        String owner = names.getOrDefault(new StoredPod(pod).controllerUid(), "");
        pods.add(new Timeline.Pod(pod.name(), owner, new StoredPod(pod).isReady(), status(pod)));
      }
    }
    return new Timeline.State(cluster.now(), controllers, pods, "");
  }

  static boolean same(Timeline.State one, Timeline.State other) {
    return one.controllers().equals(other.controllers()) && one.pods().equals(other.pods());
  }

  private static String role(StoredObject controller) {
    JsonObject marks = controller.metadata().object("annotations");
    return marks.containsKey(Mark.SELF_UID)
        ? "source"
        : marks.containsKey(Mark.SOURCE_UID) ? "target" : "";
  }

  private static String image(StoredObject controller) {
    return controller.spec().object("template").object("spec").objects("containers").stream()
        .map(container -> container.string("image", ""))
        .collect(Collectors.joining(", "));
  }

  private static String status(StoredObject pod) {
    if (pod.isBeingDeleted()) {
      return "Terminating";
    }
    for (JsonObject container : pod.status().objects("containerStatuses")) {
      String reason = container.object("state").object("waiting").string("reason");
      if (reason != null) {
        return reason;
      }
    }
    return pod.status().string("phase", "Pending");
  }
}
