package dev.rolloutshell.view;

/** Where a command's lines go: results, remarks, and the one line that passes. */
public interface Screen {

  /** A line of the result, on standard output. */
  void line(String text);

  /** A finished text of the result, on standard output, as it is. */
  void text(String text);

  /** A line that is no result, such as an error or progress: on standard error. */
  void note(String text);

  /**
   * What goes on just now: redrawn in place on a terminal, else a line of its own on standard error
   * whenever it changes.
   *
   * @param what the part whose change is worth a line
   * @param detail more, such as the time so far; only where the line is redrawn
   */
  void passing(String what, String detail);

  /** Sees that everything has left this process. */
  void flush();
}
