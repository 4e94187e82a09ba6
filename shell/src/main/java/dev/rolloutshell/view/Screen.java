package dev.rolloutshell.view;

import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Where a command's lines go: results, remarks, and the one line that passes. */
public interface Screen {

  /** A line of the result, on standard output. */
  void line(String text);

  /** A finished text of the result, on standard output, as it is. */
  void text(String text);

  /** A line that is no result, such as an error or progress: on standard error. */
  void note(String text);

  /** A line that comes at any time and from any thread, such as what somebody else says. */
  default void announce(String text) {
    note(text);
  }

  /**
   * What goes on just now: redrawn in place on a terminal, else a line of its own on standard error
   * whenever it changes.
   *
   * @param what the part whose change is worth a line
   * @param detail more, such as the time so far; only where the line is redrawn
   */
  void passing(String what, String detail);

  /**
   * The terminal under it, for a view that is redrawn in place and reads keys; {@code null} where
   * there is none that can do that.
   */
  default @Nullable Terminal terminal() {
    return null;
  }

  /** Whether colours are welcome on it; nothing is ever said by colour alone. */
  default boolean colours() {
    return false;
  }

  /** The columns of the terminal that it is, or 0 when it is none. */
  default int columns() {
    return 0;
  }

  /** The columns of the terminal that results go to, or 0 where they do not go to one. */
  default int width() {
    return 0;
  }

  /** Sees that everything has left this process. */
  void flush();
}
