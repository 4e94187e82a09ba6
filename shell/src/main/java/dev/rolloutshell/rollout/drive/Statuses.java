package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.rollout.model.ControllerState;
import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.rollout.plan.Decision;
import dev.rolloutshell.rollout.plan.Forecast;
import dev.rolloutshell.rollout.plan.Phase;
import dev.rolloutshell.rollout.plan.Planner;
import dev.rolloutshell.rollout.plan.Situation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells where a rollout stands. */
final class Statuses {

  private Statuses() {}

  static RolloutStatus of(Planner planner, Intent intent, Snapshot seen, Instant now) {
    Situation here = new Situation(intent, seen, now);
    Planner.Ruling ruling = planner.next(intent, seen, now);
    Numbering.Numbers numbers = new Numbering(planner).of(intent, seen, now);
    String direction = direction(here, numbers.course());
    StepRecord next = next(numbers, direction);
    String waiting = ruling.decision() instanceof Decision.Wait wait ? wait.what() : null;
    boolean underWay = here.underWay();
    return new RolloutStatus(
        intent.name(),
        seen.namespace(),
        underWay ? direction : "none",
        Phase.of(ruling).label(),
        underWay ? (direction.equals("abort") ? "restore" : here.finish()) : null,
        here.size(),
        here.grownTo(),
        here.handsOver() ? null : state(here, here.source()),
        state(here, here.target()),
        here.handsOver() ? state(here, here.source()) : null,
        underWay && next != null ? numbers.next() : 0,
        underWay ? numbers.whole() : 0,
        underWay ? next : null,
        underWay ? waiting : null,
        underWay ? here.limits() : null,
        underWay ? here.labelKey() : null,
        remarks(here, ruling));
  }

  private static @Nullable StepRecord next(Numbering.Numbers numbers, String direction) {
    List<Forecast.Ahead> writes = numbers.course().writes();
    if (writes.isEmpty()) {
      return null;
    }
    Forecast.Ahead first = writes.get(0);
    return Numbering.record(
        numbers.next(), direction, first.ruling(), first.write(), first.ready(), first.total());
  }

  static String direction(Situation here, Forecast.Course course) {
    boolean aborts = course.ending().aborted() || (here.underWay() && here.aborting());
    return aborts ? "abort" : course.writes().isEmpty() && !here.underWay() ? "none" : "forward";
  }

  private static @Nullable ControllerState state(
      Situation here, @Nullable ControllerView controller) {
    if (controller == null) {
      return null;
    }
    List<PodView> owned = here.seen().owned(controller);
    return new ControllerState(
        controller.name(),
        controller.replicas(),
        owned.size(),
        (int) owned.stream().filter(PodView::ready).count(),
        here.available(controller),
        controller.images());
  }

  private static List<String> remarks(Situation here, Planner.Ruling ruling) {
    List<String> remarks = new ArrayList<>();
    for (PodView pod : here.pairPods()) {
      if (!pod.ready() && !pod.problem().isEmpty()) {
        remarks.add(pod.path() + " is not ready: " + pod.problem());
      }
    }
    if (ruling.decision() instanceof Decision.Refused refused) {
      remarks.add(refused.message());
      remarks.add("try: " + refused.hint());
    }
    return remarks;
  }
}
