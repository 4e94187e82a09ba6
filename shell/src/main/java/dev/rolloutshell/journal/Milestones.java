package dev.rolloutshell.journal;

import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.rollout.plan.Ending;
import org.jspecify.annotations.Nullable;

/** Told of the few moments of a rollout that others than its driver want to know of. */
public interface Milestones {

  /** Tells nobody. */
  Milestones NONE =
      new Milestones() {
        @Override
        public void wrote(StepRecord step, @Nullable Ending ending) {}

        @Override
        public void ended(RunReport report) {}
      };

  /**
   * A write is stored.
   *
   * @param ending how the rollout is over with it, or {@code null}
   */
  void wrote(StepRecord step, @Nullable Ending ending);

  /** A command on the rollout has ended. */
  void ended(RunReport report);
}
