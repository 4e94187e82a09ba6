package dev.rolloutshell.command;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A command that is to be run again and again, and when that ends.
 *
 * @param command its words
 * @param every the pause between two runs
 * @param until what its output is to show in the end, or {@code null}
 * @param timeout the time after which no further run begins, or {@code null} for none
 * @param exitOnError whether a run that fails is the last
 */
record Repetition(
    List<String> command,
    Duration every,
    @Nullable Sought until,
    @Nullable Duration timeout,
    boolean exitOnError) {

  /** The shortest pause: more often, and it would do nothing else. */
  static final Duration SHORTEST = Duration.ofMillis(100);

  /** The command as one line. */
  String line() {
    return Words.line(command);
  }

  /**
   * Something to be found in an output.
   *
   * @param text as it was typed
   * @param pattern what is looked for
   */
  record Sought(String text, Pattern pattern) {

    /**
     * A text, or a regular expression between two slashes.
     *
     * @throws IllegalArgumentException with a text that says what was expected and seen
     */
    static Sought parse(String text) {
      boolean expression = text.length() > 2 && text.startsWith("/") && text.endsWith("/");
      String inner = expression ? text.substring(1, text.length() - 1) : text;
      try {
        int flags = Pattern.MULTILINE | (expression ? 0 : Pattern.LITERAL);
        return new Sought(text, Pattern.compile(inner, flags));
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            "expected a text, or a regular expression between slashes, got '"
                + text
                + "': "
                + e.getDescription());
      }
    }

    /** Whether it is in some lines. */
    boolean isIn(List<String> lines) {
      return pattern.matcher(String.join("\n", lines)).find();
    }
  }
}
