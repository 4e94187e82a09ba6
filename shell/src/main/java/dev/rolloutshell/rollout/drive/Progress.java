package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.rollout.model.StepRecord;
import java.time.Duration;

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

  /** Whether writes are to be numbered and their effect foreseen, which costs a forecast. */
  default boolean wantsNumbers() {
    return true;
  }
}
