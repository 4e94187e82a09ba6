package dev.rolloutshell.command;

import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.model.StepRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps the writes that a client saw answered, for the report of its death. */
final class KeptProgress implements Progress {

  private final Progress shown;
  private final List<StepRecord> steps = new ArrayList<>();

  KeptProgress(Progress shown) {
    this.shown = shown;
  }

  List<StepRecord> steps() {
    return List.copyOf(steps);
  }

  @Override
  public void wrote(StepRecord step) {
    steps.add(step);
    shown.wrote(step);
  }

  @Override
  public void waiting(String what, Duration since) {
    shown.waiting(what, since);
  }

  @Override
  public void remark(String text) {
    shown.remark(text);
  }

  @Override
  public boolean wantsNumbers() {
    return shown.wantsNumbers();
  }
}
