package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.cluster.Answer;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Picture;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.rollout.plan.Decision;
import dev.rolloutshell.rollout.plan.Planner;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Tells another everything; a subclass listens to some of it. */
public abstract class ForwardingProgress implements Progress {

  private final Progress told;

  /** Tells this one. */
  protected ForwardingProgress(Progress told) {
    this.told = told;
  }

  @Override
  public void wrote(StepRecord step) {
    told.wrote(step);
  }

  @Override
  public void waiting(String what, Duration since) {
    told.waiting(what, since);
  }

  @Override
  public void remark(String text) {
    told.remark(text);
  }

  @Override
  public void looked(Intent intent, Snapshot seen, Instant now) {
    told.looked(intent, seen, now);
  }

  @Override
  public void sent(Planner.Ruling ruling, Decision.Write write, Answer answer) {
    told.sent(ruling, write, answer);
  }

  @Override
  public void sees(Supplier<Picture> picture) {
    told.sees(picture);
  }

  @Override
  public boolean wantsNumbers() {
    return told.wantsNumbers();
  }
}
