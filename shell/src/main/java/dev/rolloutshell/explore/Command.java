package dev.rolloutshell.explore;

import dev.rolloutshell.rollout.model.Intent;

/** What an operator tells a new client to do. */
public enum Command {
  /** {@code rollout run} with the new image: the first command, or the same again. */
  RUN,
  /** {@code rollout resume}. */
  RESUME,
  /** {@code rollout abort}. */
  ABORT;

  Intent intent(Setup setup) {
    return switch (this) {
      case RUN -> setup.forward();
      case RESUME -> setup.resume();
      case ABORT -> setup.abort();
    };
  }
}
