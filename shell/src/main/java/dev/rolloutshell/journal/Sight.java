package dev.rolloutshell.journal;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.Marks;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.plan.Situation;
import dev.rolloutshell.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was seen of a rollout's pair, made fit to be kept. */
final class Sight {

  /** Pods that are kept by name; of more, only the numbers are. */
  private static final int MOST_PODS = 60;

  private final Situation here;

  private Sight(Situation here) {
    this.here = here;
  }

  static Entry.Seen of(Intent intent, Snapshot seen, Instant now) {
    return new Sight(new Situation(intent, seen, now)).seen(intent.name());
  }

  private Entry.Seen seen(String rollout) {
    boolean underWay = here.underWay();
    return new Entry.Seen(
        rollout,
        underWay ? (here.aborting() ? "abort" : "forward") : "none",
        here.ready(),
        here.total(),
        underWay ? (Integer) floor() : null,
        underWay ? (Integer) ceiling() : null,
        underWay ? (Integer) (here.aborting() ? original() : target()) : null,
        "",
        controllers(underWay),
        pods());
  }

  private Marks marks() {
    return here.target() == null ? here.pair().sourceMarks() : here.pair().targetMarks();
  }

  private int target() {
    return marks().targetSize(here.size());
  }

  private int original() {
    return marks().originalSize(here.size());
  }

  private int floor() {
    Limits limits = here.limits();
    return Math.max(0, Math.min(original(), target()) - limits.unavailable(target()));
  }

  private int ceiling() {
    return Math.max(original(), target()) + here.limits().surge(target());
  }

  private List<Timeline.Controller> controllers(boolean underWay) {
    List<Timeline.Controller> controllers = new ArrayList<>();
    add(controllers, here.source(), underWay ? "source" : "");
    add(controllers, here.target(), underWay ? "target" : "");
    return controllers;
  }

  private static void add(
      List<Timeline.Controller> controllers, @Nullable ControllerView half, String role) {
    if (half != null) {
      controllers.add(
          new Timeline.Controller(
              half.name(), role, half.replicas(), String.join(",", half.images())));
    }
  }

  private List<Timeline.Pod> pods() {
    return here.pairPods().stream()
        .sorted(PodView.OLDEST_FIRST)
        .limit(MOST_PODS)
        .map(this::pod)
        .toList();
  }

  private Timeline.Pod pod(PodView pod) {
    String owner = "";
    for (ControllerView half : new ControllerView[] {here.source(), here.target()}) {
      owner = half != null && half.uid().equals(pod.ownerUid()) ? half.name() : owner;
    }
    return new Timeline.Pod(
        pod.name(), owner, pod.ready(), pod.ready() ? "Running" : pod.problem());
  }
}
