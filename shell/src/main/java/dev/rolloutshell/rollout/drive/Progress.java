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

/** Told what a driver does while it does it. */
public interface Progress {

  /** Tells nobody. */
  Progress NONE =
      new Progress() {
        @Override
        public void wrote(StepRecord step) {}

        @Override
        public void waiting(String what, Duration since) {}

        @Override
        public void remark(String text) {}

        @Override
        public boolean wantsNumbers() {
          return false;
        }
      };

  /** A write is stored. */
  void wrote(StepRecord step);

  /** Nothing can be written yet; called again whenever the picture changes. */
  void waiting(String what, Duration since);

  /** Something worth a line, such as a conflict or a lost answer that is being settled. */
  void remark(String text);

  /**
   * The cluster was looked at: everything that is decided next rests on this.
   *
   * @param intent what is wanted by now
   * @param seen what was seen
   * @param now when, by the cluster's time
   */
  default void looked(Intent intent, Snapshot seen, Instant now) {}

  /** A write was sent, and this became of it; one that is stored is told of once more. */
  default void sent(Planner.Ruling ruling, Decision.Write write, Answer answer) {}

  /**
   * The cluster was looked at; called before each decision is acted on.
   *
   * @param picture makes the picture, which costs a forecast
   */
  default void sees(Supplier<Picture> picture) {}

  /** Whether writes are to be numbered and their effect foreseen, which costs a forecast. */
  default boolean wantsNumbers() {
    return true;
  }
}
