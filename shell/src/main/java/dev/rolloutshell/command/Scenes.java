package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.scenario.Breach;
import dev.rolloutshell.scenario.ReplayListener;
import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.scenario.Step;
import dev.rolloutshell.scenario.StepReport;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.pod.StoredPod;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.StoredObject;
import dev.rolloutshell.view.ReplayTimeline.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps what there is on the cluster from moment to moment of a replay, for its page. */
final class Scenes implements ReplayListener {

  private static final int MOST = 2_000;

  private final ReplayListener operator;
  private final List<Scene> scenes = new ArrayList<>();

  /**
   * Keeps scenes.
   *
   * @param operator who follows the replay
   */
  Scenes(ReplayListener operator) {
    this.operator = operator;
  }

  List<Scene> states() {
    return scenes;
  }

  @Override
  public Move before(int number, @Nullable Step step, Function<String, Shells.Ran> shell) {
    return operator.before(number, step, shell);
  }

  @Override
  public void after(StepReport step) {
    operator.after(step);
  }

  @Override
  public boolean violated(Breach breach) {
    return operator.violated(breach);
  }

  @Override
  public void looked(ObjectStore store, Duration at) {
    Scene scene = scene(store, at);
    while (!scenes.isEmpty() && scenes.get(scenes.size() - 1).at().compareTo(at) > 0) {
      scenes.remove(scenes.size() - 1); // The operator has gone back.
    }
    boolean same = !scenes.isEmpty() && scenes.get(scenes.size() - 1).shows(scene);
    if (!same && scenes.size() < MOST) {
      scenes.add(scene);
    }
  }

  private static Scene scene(ObjectStore store, Duration at) {
    Map<String, String> names = new HashMap<>();
    List<Scene.Controller> controllers = new ArrayList<>();
    for (StoredObject rc : store.list(ResourceTypes.REPLICATION_CONTROLLERS, null)) {
      names.put(rc.uid(), rc.name());
      JsonObject marks = rc.metadata().object("annotations");
      String role =
          marks.containsKey(Mark.SOURCE_UID)
              ? "target"
              : marks.containsKey(Mark.SELF_UID) ? "source" : "";
      controllers.add(
          new Scene.Controller(
              rc.name(),
              role,
              (int) rc.spec().number("replicas", 0),
              images(rc.spec().object("template").object("spec"))));
    }
    List<Scene.Pod> pods = new ArrayList<>();
    for (StoredObject pod : store.list(ResourceTypes.PODS, null)) {
      String owner =
          pod.metadata().objects("ownerReferences").stream()
              .map(o -> names.getOrDefault(o.string("uid", ""), ""))
              .findFirst()
              .orElse("");
      pods.add(new Scene.Pod(pod.name(), owner, new StoredPod(pod).isReady(), status(pod)));
    }
    return new Scene(at, controllers, pods);
  }

  private static String images(JsonObject spec) {
    return spec.objects("containers").stream()
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
