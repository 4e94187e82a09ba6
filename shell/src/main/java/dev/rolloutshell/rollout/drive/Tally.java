package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.rollout.plan.Decision;
import dev.rolloutshell.rollout.plan.Forecast;
import dev.rolloutshell.rollout.plan.Planner;
import java.time.Instant;

/**
 * Numbers a driver's writes as it makes them, those of an abort apart. Numbers and foreseen effects
 * cost a forecast, so they are made only for a reader.
 */
final class Tally {

  private final Planner planner;
  private final boolean forReader;
  private String direction = "";
  private int next;

  /**
   * Nothing is counted yet.
   *
   * @param forReader whether somebody reads the numbers
   */
  Tally(Planner planner, boolean forReader) {
    this.planner = planner;
    this.forReader = forReader;
  }

  /** The record of a write that was made. */
  StepRecord record(
      Intent intent,
      Snapshot seen,
      Planner.Ruling ruling,
      Decision.Write write,
      String heading,
      Instant now) {
    if (!forReader) {
      return Numbering.record(++next, heading, ruling, write, 0, 0);
    }
    if (!heading.equals(direction)) {
      direction = heading;
      next = new Numbering(planner).of(intent, seen, now).next();
    }
    Forecast.Ahead ahead = new Forecast(planner).effect(intent, seen, ruling, write, now);
    return Numbering.record(next++, heading, ruling, write, ahead.ready(), ahead.total());
  }
}
