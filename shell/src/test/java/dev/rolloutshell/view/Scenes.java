package dev.rolloutshell.view;

import dev.rolloutshell.rollout.model.ControllerState;
import dev.rolloutshell.rollout.model.Picture;
import dev.rolloutshell.rollout.model.PodState;
import dev.rolloutshell.rollout.model.PodState.Condition;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.view.LiveScene.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scenes of a rollout of three pods, for the live view's tests. */
final class Scenes {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private static final StepRecord GROWN =
      write(9, "UPDATE", "web-2", "scale 1 -> 2: at most 4 pods, and there is room for more", 3, 4);
  private static final StepRecord SHRUNK =
      write(10, "UPDATE", "web", "scale 2 -> 1: 2 of 3 ready in web-2, so 1 are enough here", 3, 3);

  private Scenes() {}

  private static StepRecord write(
      int number, String verb, String name, String reason, int ready, int total) {
    return new StepRecord(
        number,
        "forward",
        verb,
        "replicationcontrollers/" + name,
        "RollForward",
        reason,
        ready,
        total);
  }

  static PodState pod(String name, int version, int age, Condition condition, String reason) {
    return new PodState(name, "example/web:v" + version, NOW.minusSeconds(age), condition, reason);
  }

  static List<PodState> available(String controller, int version, int pods) {
    List<PodState> list = new ArrayList<>();
    for (int i = 0; i < pods; i++) {
      list.add(pod(controller + "-aaaa" + i, version, 7200 + i, Condition.AVAILABLE, ""));
    }
    return list;
  }

  private static ControllerState half(String name, int desired, List<PodState> pods, int version) {
    long available = pods.stream().filter(p -> p.condition() == Condition.AVAILABLE).count();
    long ready = available + pods.stream().filter(p -> p.condition() == Condition.READY).count();
    long current = pods.stream().filter(p -> p.condition() != Condition.LEAVING).count();
    return new ControllerState(
        name,
        desired,
        (int) current,
        (int) ready,
        (int) available,
        List.of("example/web:v" + version));
  }

  private static RolloutStatus status(
      String direction,
      @Nullable ControllerState source,
      @Nullable ControllerState target,
      StepRecord next,
      @Nullable String waiting) {
    return new RolloutStatus(
        "web",
        "shop",
        direction,
        "rolling",
        direction.equals("abort") ? "restore" : "rename",
        3,
        target == null ? 0 : target.ready(),
        source,
        target,
        null,
        next.number(),
        18,
        next,
        waiting,
        null,
        null,
        List.of());
  }

  /** In the middle, with something to write at once. */
  static LiveScene rolling() {
    List<PodState> source = new ArrayList<>(available("web", 1, 1));
    source.add(pod("web-bbbb1", 1, 7300, Condition.LEAVING, "Terminating"));
    List<PodState> target = available("web-2", 2, 2);
    StepRecord next =
        write(11, "UPDATE", "web-2", "scale 2 -> 3: at most 4 pods, and there is room", 3, 4);
    return scene(
        Keys.RUNNING,
        new Picture(
            status("forward", half("web", 1, source, 1), half("web-2", 2, target, 2), next, null),
            source,
            target,
            List.of(),
            3,
            4,
            null,
            null),
        List.of(GROWN, SHRUNK),
        null);
  }

  /** While a new pod starts that has a while to be ready. */
  static LiveScene waiting(Keys keys, String reason, Condition condition) {
    List<PodState> source = available("web", 1, 2);
    List<PodState> target = new ArrayList<>(available("web-2", 2, 1));
    target.add(pod("web-2-cccc3", 2, 12, condition, reason));
    String what = "web-2: 1 of 3 ready (web-2-cccc3: " + reason + ")";
    return scene(
        keys,
        new Picture(
            status("forward", half("web", 2, source, 1), half("web-2", 2, target, 2), SHRUNK, what),
            source,
            target,
            List.of(),
            3,
            4,
            NOW.minusSeconds(12),
            NOW.plusSeconds(588)),
        List.of(GROWN),
        what);
  }

  /** On the way back, with a stray pod. */
  static LiveScene abort() {
    List<PodState> source = available("web", 1, 3);
    List<PodState> target = List.of(pod("web-2-cccc3", 2, 30, Condition.LEAVING, "Terminating"));
    List<PodState> strays = List.of(pod("web-dddd4", 1, 40, Condition.AVAILABLE, ""));
    StepRecord next =
        new StepRecord(
            5,
            "abort",
            "DELETE",
            "replicationcontrollers/web-2",
            "DeleteTarget",
            "it is empty",
            3,
            3);
    return scene(
        Keys.PAUSED,
        new Picture(
            status("abort", half("web", 3, source, 1), half("web-2", 0, target, 2), next, null),
            source,
            target,
            strays,
            3,
            4,
            null,
            null),
        List.of(),
        null);
  }

  /** Many pods of which a few are in trouble, on a large scale. */
  static LiveScene many() {
    List<PodState> source = available("web", 1, 60);
    List<PodState> target = new ArrayList<>(available("web-2", 2, 35));
    target.add(pod("web-2-zzzz9", 2, 99, Condition.FAILING, "CrashLoopBackOff: example/web:v2"));
    return scene(
        Keys.RUNNING,
        new Picture(
            status(
                "forward", half("web", 60, source, 1), half("web-2", 36, target, 2), GROWN, null),
            source,
            target,
            List.of(),
            95,
            100,
            null,
            null),
        List.of(),
        null);
  }

  /** The name is with nobody just now. */
  static LiveScene renaming() {
    List<PodState> target = available("web-2", 2, 3);
    StepRecord next = write(14, "CREATE", "web", "the old name for the new manifest, parked", 3, 3);
    return scene(
        Keys.STEPPING,
        new Picture(
            status("forward", null, half("web-2", 3, target, 2), next, null),
            List.of(),
            target,
            List.of(),
            3,
            4,
            null,
            null),
        List.of(),
        null);
  }

  private static LiveScene scene(
      Keys keys, Picture picture, List<StepRecord> writes, @Nullable String waiting) {
    return new LiveScene(
        keys, picture, writes, waiting, waiting == null ? null : NOW.minusSeconds(12), null, NOW);
  }
}
