package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.CommandFailure;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows the lines that an operator types. */
interface LineWatch {

  /** Follows nothing. */
  LineWatch NONE = new LineWatch() {};

  /**
   * A line is typed.
   *
   * @return the line that it stands for
   * @throws CommandFailure when it may not be used now
   */
  default String begins(MeantLine typed) {
    return typed.line();
  }

  /** Letters that stand for commands just now, each with what it costs; empty for nothing. */
  default Map<String, String> keys() {
    return Map.of();
  }

  /** How it ended, when it was run elsewhere; {@code null} when it is to be run here. */
  default @Nullable ExitCode instead(String line) {
    return null;
  }

  /** It has ended. */
  default void ended(String line, ExitCode code) {}

  /** Whether a script goes on although this line failed. */
  default boolean mayFail(MeantLine typed) {
    return false;
  }
}
