package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.cluster.Waiting;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.plan.Planner;
import dev.rolloutshell.rollout.plan.Situation;

/** Stops a run when the growing half has as many ready pods as the operator asked for. */
final class UntilStop implements Driver.Stop {

  private final Intent intent;
  private final Until until;
  private final Waiting waiting;

  UntilStop(Intent intent, Until until, Waiting waiting) {
    this.intent = intent;
    this.until = until;
    this.waiting = waiting;
  }

  @Override
  public boolean before(Snapshot seen, Planner.Ruling ruling, int written) {
    return new Situation(intent, seen, waiting.now()).grownTo() >= until.ready();
  }
}
