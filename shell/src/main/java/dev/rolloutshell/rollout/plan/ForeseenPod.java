package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.Tree;
import java.util.List;
import java.util.Map;

/** Pods as they will be. */
final class ForeseenPod {

  /** Later than any pod that exists. */
  private static final String NOT_YET = "9999-12-31T23:59:59Z";

  private ForeseenPod() {}

  static PodView ready(PodView pod) {
    return Foreseen.LONG_AGO.equals(pod.readySince())
        ? pod
        : PodView.of(Tree.with(pod.manifest(), readyStatus(), "status"));
  }

  static PodView ownedBy(PodView pod, String uid) {
    return PodView.of(Tree.with(pod.manifest(), owners(uid), "metadata", "ownerReferences"));
  }

  static PodView madeBy(ControllerView controller, int number) {
    String name = controller.name() + "-" + number;
    Map<String, Object> metadata =
        Map.of(
            "name",
            name,
            "uid",
            "foreseen-" + name,
            "resourceVersion",
            "foreseen-" + number,
            "generateName",
            controller.name() + "-",
            "creationTimestamp",
            NOT_YET,
            "labels",
            controller.templateLabels(),
            "ownerReferences",
            owners(controller.uid()));
    return PodView.of(Map.of("metadata", metadata, "status", readyStatus()));
  }

  private static List<Map<String, Object>> owners(String uid) {
    return uid.isEmpty() ? List.of() : List.of(Map.of("controller", true, "uid", uid));
  }

  private static Map<String, Object> readyStatus() {
    return Map.of(
        "phase",
        "Running",
        "conditions",
        List.of(
            Map.of(
                "type",
                "Ready",
                "status",
                "True",
                "lastTransitionTime",
                Foreseen.LONG_AGO.toString())));
  }
}
