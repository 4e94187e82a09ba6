package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.rollout.plan.Decision;
import dev.rolloutshell.rollout.plan.Forecast;
import dev.rolloutshell.rollout.plan.Itinerary;
import dev.rolloutshell.rollout.plan.Planner;
import java.time.Instant;

/**
 * The place of a write in the whole rollout. Nothing is counted: the writes that are ahead are
 * taken from the writes of the whole, so that any process gives the same numbers.
 */
final class Numbering {

  private final Planner planner;

  Numbering(Planner planner) {
    this.planner = planner;
  }

  /**
   * Numbers.
   *
   * @param next number of the next write, from 1
   * @param whole writes of the whole rollout
   * @param course the writes ahead
   */
  record Numbers(int next, int whole, Forecast.Course course) {}

  Numbers of(Intent intent, Snapshot seen, Instant now) {
    Forecast.Course course = new Forecast(planner).of(intent, seen, now);
    int ahead = course.writes().size();
    boolean complete = course.last() instanceof Decision.Done;
    int total = complete ? new Itinerary(planner).length(intent, seen, now, course) : ahead;
    int whole = Math.max(total, ahead);
    return new Numbers(whole - ahead + 1, whole, course);
  }

  /** The record of one write. */
  static StepRecord record(
      int number,
      String direction,
      Planner.Ruling ruling,
      Decision.Write write,
      int ready,
      int total) {
    return new StepRecord(
        number,
        direction,
        write.write().verb(),
        write.write().object(),
        ruling.rule().name(),
        write.reason(),
        ready,
        total);
  }
}
