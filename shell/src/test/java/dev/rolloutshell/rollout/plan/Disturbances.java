package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What others may do to a namespace between two looks, one thing at a time. */
final class Disturbances {

  private Disturbances() {}

  /** Each disturbance of a state by its name, the state itself first. */
  static Map<String, Snapshot> of(Snapshot state) {
    Map<String, Snapshot> all = new LinkedHashMap<>();
    all.put("as it is", state);
    for (ControllerView controller : state.controllers()) {
      ofController(all, state, controller);
    }
    for (PodView pod : state.pods()) {
      ofPod(all, state, pod);
    }
    ControllerView stranger =
        ControllerView.of(Scene.manifest("stranger", "stranger-uid", 1, "other"));
    put(all, "a stranger", state, with(state.controllers(), stranger));
    ControllerView greedy =
        ControllerView.of(
            Tree.with(
                Scene.manifest("greedy", "greedy-uid", 1, "other"),
                Map.of("app", "web"),
                "spec",
                "selector"));
    put(all, "a controller that selects the same", state, with(state.controllers(), greedy));
    return all;
  }

  private static void ofController(
      Map<String, Snapshot> all, Snapshot state, ControllerView controller) {
    String name = controller.name();
    put(all, name + " is gone", state, without(state.controllers(), controller));
    for (String mark : List.copyOf(controller.annotations().keySet())) {
      edit(all, name + " lost " + mark, state, controller, m -> without(m, mark));
      edit(all, name + " has an odd " + mark, state, controller, m -> annotated(m, mark, "odd"));
    }
    edit(all, name + " is another", state, controller, m -> Tree.with(m, "x", "metadata", "uid"));
    int more = controller.replicas() + 1;
    edit(
        all,
        name + " is scaled up",
        state,
        controller,
        m -> Tree.with(m, more, "spec", "replicas"));
    edit(
        all, name + " is scaled to 0", state, controller, m -> Tree.with(m, 0, "spec", "replicas"));
    edit(
        all,
        name + " is unobserved",
        state,
        controller,
        m -> Tree.with(m, 0, "status", "observedGeneration"));
    edit(
        all,
        name + " is being deleted",
        state,
        controller,
        m -> Tree.with(m, "2026-01-01T00:00:00Z", "metadata", "deletionTimestamp"));
    edit(
        all,
        name + " lost its selector's label",
        state,
        controller,
        m -> Tree.without(m, "spec", "selector", Mark.LABEL_KEY));
    edit(
        all,
        name + " claims web",
        state,
        controller,
        m -> annotated(annotated(m, Mark.PARTNER, "web"), Mark.SOURCE_UID, "web-uid"));
    edit(
        all,
        name + " cannot make pods",
        state,
        controller,
        m ->
            Tree.with(
                m,
                List.of(Map.of("type", "ReplicaFailure", "status", "True", "message", "quota")),
                "status",
                "conditions"));
  }

  private static void ofPod(Map<String, Snapshot> all, Snapshot state, PodView pod) {
    String name = pod.name();
    List<PodView> others = new ArrayList<>(state.pods());
    others.remove(pod);
    all.put(name + " is gone", new Snapshot("default", state.controllers(), others));
    editPod(all, name + " is unready", state, pod, m -> Tree.without(m, "status", "conditions"));
    editPod(
        all,
        name + " cannot start",
        state,
        pod,
        m ->
            Tree.with(
                Tree.without(m, "status", "conditions"),
                List.of(
                    Map.of(
                        "image",
                        "v2",
                        "state",
                        Map.of("waiting", Map.of("reason", "ImagePullBackOff")))),
                "status",
                "containerStatuses"));
    editPod(
        all,
        name + " is nobody's",
        state,
        pod,
        m -> Tree.without(m, "metadata", "ownerReferences"));
    editPod(
        all,
        name + " lost its label",
        state,
        pod,
        m -> Tree.without(m, "metadata", "labels", Mark.LABEL_KEY));
    editPod(
        all,
        name + " is a stray",
        state,
        pod,
        m ->
            Tree.without(
                Tree.without(m, "metadata", "ownerReferences"),
                "metadata",
                "labels",
                Mark.LABEL_KEY));
    editPod(
        all,
        name + " is going",
        state,
        pod,
        m -> Tree.with(m, "2026-01-01T00:00:00Z", "metadata", "deletionTimestamp"));
  }

  private static Map<String, Object> without(Map<String, Object> manifest, String mark) {
    return Tree.without(manifest, "metadata", "annotations", mark);
  }

  private static Map<String, Object> annotated(Map<String, Object> m, String mark, String value) {
    return Tree.with(m, value, "metadata", "annotations", mark);
  }

  private static void edit(
      Map<String, Snapshot> all,
      String what,
      Snapshot state,
      ControllerView controller,
      UnaryOperator<Map<String, Object>> change) {
    List<ControllerView> changed = new ArrayList<>();
    for (ControllerView one : state.controllers()) {
      changed.add(one.equals(controller) ? ControllerView.of(change.apply(one.manifest())) : one);
    }
    put(all, what, state, changed);
  }

  private static void editPod(
      Map<String, Snapshot> all,
      String what,
      Snapshot state,
      PodView pod,
      UnaryOperator<Map<String, Object>> change) {
    List<PodView> changed = new ArrayList<>();
    for (PodView one : state.pods()) {
      changed.add(one.equals(pod) ? PodView.of(change.apply(one.manifest())) : one);
    }
    all.put(what, new Snapshot("default", state.controllers(), changed));
  }

  private static void put(
      Map<String, Snapshot> all, String what, Snapshot state, List<ControllerView> controllers) {
    all.put(what, new Snapshot("default", controllers, state.pods()));
  }

  private static List<ControllerView> with(List<ControllerView> all, ControllerView one) {
    List<ControllerView> more = new ArrayList<>(all);
    more.add(one);
    return more;
  }

  private static List<ControllerView> without(List<ControllerView> all, ControllerView one) {
    List<ControllerView> fewer = new ArrayList<>(all);
    fewer.remove(one);
    return fewer;
  }
}
