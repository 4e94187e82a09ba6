package dev.rolloutshell.view;

import dev.rolloutshell.rollout.model.ExitCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command hands back: one value for programs and its lines for people.
 *
 * @param code how the command ended
 * @param document the value, made of records, maps, lists and plain values
 * @param text its lines for people
 * @param names its objects as {@code type/name}, for {@code -o name}
 * @param problem what went wrong, or {@code null}
 */
public record Output(
    ExitCode code, Object document, Text text, List<String> names, @Nullable Problem problem) {

  /** Went well, and whatever there is to show stands on the screen already. */
  public static final Output SHOWN = of(List.of(), wide -> List.of());

  /** Lines for people. */
  @FunctionalInterface
  public interface Text {

    /**
     * The lines.
     *
     * @param wide whether more columns are wanted
     */
    List<String> lines(boolean wide);
  }

  /**
   * A failure in two lines, or more where several things are wrong.
   *
   * @param message which object, what was expected, what was seen
   * @param hint what to type next, or {@code null}
   * @param before further messages, which are said before it
   */
  public record Problem(String message, @Nullable String hint, List<String> before) {

    /** A failure of one thing. */
    public Problem(String message, @Nullable String hint) {
      this(message, hint, List.of());
    }
  }

  /** A value that is shown and went well. */
  public static Output of(Object document, Text text) {
    return new Output(ExitCode.DONE, document, text, List.of(), null);
  }

  /** A value of one line that went well. */
  public static Output line(Object document, String line) {
    return of(document, wide -> List.of(line));
  }

  /** The same with the names of the objects it shows. */
  public Output named(List<String> objects) {
    return new Output(code, document, text, List.copyOf(objects), problem);
  }

  /** The same, although not all went well. */
  public Output withProblem(ExitCode how, String message, String hint) {
    return withProblem(how, new Problem(message, hint));
  }

  /** The same, likewise. */
  public Output withProblem(ExitCode how, Problem what) {
    return new Output(how, document, text, names, what);
  }
}
