package dev.rolloutshell.explore;

import dev.rolloutshell.rollout.model.Intent;
import java.util.List;

/** What an operator tells a new client to do. */
public enum Command {
  /** {@code rollout run} with the new image: the first command, or the same again. */
  RUN,
  /** {@code rollout resume}. */
  RESUME,
  /** {@code rollout abort}. */
  ABORT,
  /** {@code rollout plan}, then {@code rollout run} with yet another image. */
  ANOTHER;

  /** What an operator may do next after a client has died. */
  static final List<Command> AFTER_A_DEATH = List.of(RUN, RESUME, ABORT);

  Intent intent(Setup setup) {
    return switch (this) {
      case RUN -> setup.forward();
      case RESUME -> setup.resume();
      case ABORT -> setup.abort();
      case ANOTHER -> setup.another();
    };
  }
}
