package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.Marks;
import dev.rolloutshell.rollout.model.Picture;
import dev.rolloutshell.rollout.model.PodState;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.model.Tree;
import dev.rolloutshell.rollout.plan.Planner;
import dev.rolloutshell.rollout.plan.Situation;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes pictures of a rollout from what was seen of it. */
final class Pictures {

  private final Situation here;
  private final Instant now;
  private final Limits limits;

  private Pictures(Situation here, Instant now, Limits limits) {
    this.here = here;
    this.now = now;
    this.limits = limits;
  }

  static Picture of(
      Planner planner,
      Intent intent,
      Snapshot seen,
      Instant now,
      @Nullable Instant waitingSince,
      @Nullable Instant deadline) {
    Situation here = new Situation(intent, seen, now);
    RolloutStatus status = Statuses.of(planner, intent, seen, now);
    Limits asked = intent instanceof Intent.Forward forward ? forward.limits() : Limits.DEFAULT;
    Pictures pictures = new Pictures(here, now, here.underWay() ? here.limits() : asked);
    boolean waits = status.waiting() != null;
    return new Picture(
        status,
        pictures.owned(here.source()),
        pictures.owned(here.target()),
        pictures.strays(),
        pictures.floor(),
        pictures.ceiling(),
        waits ? waitingSince : null,
        waits ? deadline : null);
  }

  private List<PodState> owned(@Nullable ControllerView controller) {
    return controller == null
        ? List.of()
        : states(
            here.seen().pods().stream()
                .filter(pod -> pod.ownerUid().equals(controller.uid()))
                .toList());
  }

  private List<PodState> strays() {
    return states(here.pairPods().stream().filter(pod -> pod.ownerUid().isEmpty()).toList());
  }

  private List<PodState> states(List<PodView> pods) {
    return pods.stream().sorted(PodView.OLDEST_FIRST).map(this::state).toList();
  }

  private PodState state(PodView pod) {
    PodState.Condition condition = condition(pod);
    String reason =
        switch (condition) {
          case AVAILABLE -> "";
          case READY -> "ready, but not for long enough yet";
          case LEAVING ->
              Tree.object(pod.manifest(), "metadata").containsKey("deletionTimestamp")
                  ? "Terminating"
                  : pod.problem();
          case STARTING, FAILING -> pod.problem();
        };
    return new PodState(pod.name(), image(pod), created(pod), condition, reason);
  }

  private PodState.Condition condition(PodView pod) {
    if (!pod.active()) {
      return PodState.Condition.LEAVING;
    }
    if (pod.ready()) {
      Integer seconds = limits.minReadySeconds();
      return pod.available(seconds == null ? 0 : seconds, now)
          ? PodState.Condition.AVAILABLE
          : PodState.Condition.READY;
    }
    return pod.failing() ? PodState.Condition.FAILING : PodState.Condition.STARTING;
  }

  private static String image(PodView pod) {
    List<Map<String, Object>> containers = Tree.objects(pod.manifest(), "spec", "containers");
    return containers.isEmpty() ? "" : Tree.string(containers.get(0), "image");
  }

  private static @Nullable Instant created(PodView pod) {
    try {
      return Instant.parse(pod.created());
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private Marks marks() {
    return here.target() == null ? here.pair().sourceMarks() : here.pair().targetMarks();
  }

  private int floor() {
    int size = here.size();
    int smaller = Math.min(marks().originalSize(original()), marks().targetSize(size));
    return Math.max(0, smaller - limits.unavailable(marks().targetSize(size)));
  }

  private int ceiling() {
    int size = here.size();
    int larger = Math.max(marks().originalSize(original()), marks().targetSize(size));
    return larger + limits.surge(marks().targetSize(size));
  }

  /** The size that nobody has written down yet. */
  private int original() {
    ControllerView source = here.source();
    return source == null || here.underWay() ? here.size() : source.replicas();
  }
}
