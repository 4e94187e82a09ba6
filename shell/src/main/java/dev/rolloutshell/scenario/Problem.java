package dev.rolloutshell.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a file.
 *
 * @param file what messages call the file
 * @param line where it is, from 1, or 0 when it is about the file as a whole
 * @param key the key it is about, or empty
 * @param message what was expected and what was seen, with the key
 * @param known the keys that there may be, when it is about an unknown one; else none
 * @param advice what to type next, or to write instead, where that is known; else {@code null}
 */
public record Problem(
    String file,
    int line,
    String key,
    String message,
    List<String> known,
    @Nullable String advice) {

  /** One without advice of its own. */
  public Problem(String file, int line, String key, String message, List<String> known) {
    this(file, line, key, message, known, null);
  }

  /** Copies the list. */
  public Problem {
    known = List.copyOf(known);
  }

  /** The line for the operator. */
  public String text() {
    return file + (line > 0 ? ", line " + line : "") + ": " + message;
  }
}
