package dev.rolloutshell.scenario;

import dev.rolloutshell.rollout.drive.ForwardingProgress;
import dev.rolloutshell.rollout.drive.ForwardingRollouts;
import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.StepRecord;
import java.util.function.Consumer;
import java.util.function.Function;

/** Rollouts whose every write somebody else is told of, too. */
final class WitnessedRollouts extends ForwardingRollouts {

  private final Consumer<StepRecord> witness;

  /** Rollouts of which a witness is told each write that was answered. */
  WitnessedRollouts(Rollouts rollouts, Consumer<StepRecord> witness) {
    super(rollouts);
    this.witness = witness;
  }

  private final class Both extends ForwardingProgress {

    Both(Progress operator) {
      super(operator);
    }

    @Override
    public void wrote(StepRecord step) {
      witness.accept(step);
      super.wrote(step);
    }
  }

  @Override
  protected RunReport writes(
      Intent intent, Progress progress, Function<Progress, RunReport> command) {
    return command.apply(new Both(progress));
  }
}
