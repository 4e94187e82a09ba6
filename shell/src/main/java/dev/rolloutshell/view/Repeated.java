package dev.rolloutshell.view;

import dev.rolloutshell.rollout.model.ExitCode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What running a command again and again came to.
 *
 * @param command the command
 * @param until what its output was to show, or {@code null}
 * @param ended why it ended: {@code found}, {@code left}, {@code timeout}, {@code error} or {@code
 *     interrupted}
 * @param code the exit code that this means
 * @param runs how often it was run
 * @param changes how often its output was another than before, the first included
 * @param output the last output
 */
public record Repeated(
    String command,
    @Nullable String until,
    String ended,
    int code,
    int runs,
    int changes,
    List<String> output) {

  /** Why it ended. */
  public enum End {
    /** What was sought was there. */
    FOUND,
    /** The operator left. */
    LEFT,
    /** Its time was over. */
    TIMEOUT,
    /** A run failed. */
    ERROR,
    /** The operator interrupted it. */
    INTERRUPTED
  }

  /** One that has ended. */
  public Repeated(
      String command,
      @Nullable String until,
      End end,
      ExitCode code,
      int runs,
      int changes,
      List<String> output) {
    this(command, until, end.name().toLowerCase(Locale.ROOT), code.code(), runs, changes, output);
  }

  /**
   * What a command hands back for it.
   *
   * @param shown whether its outputs stand on the screen already
   */
  public Output output(boolean shown) {
    ExitCode exit = ExitCode.of(code);
    return new Output(exit, this, wide -> shown ? List.of() : output, List.of(), problem(exit));
  }

  private Output.@Nullable Problem problem(ExitCode exit) {
    if (exit == ExitCode.DONE) {
      return null;
    }
    String what = "watch '" + command + "': ";
    return switch (ended) {
      case "interrupted" -> new Output.Problem("interrupted", null);
      case "timeout" ->
          until == null
              ? new Output.Problem(
                  what + "its time is over, and its last run failed with exit code " + code,
                  command)
              : new Output.Problem(
                  what + "expected '" + until + "' in its output, but its time is over",
                  "the same with a longer --timeout");
      default -> new Output.Problem(what + "a run failed with exit code " + code, command);
    };
  }
}
