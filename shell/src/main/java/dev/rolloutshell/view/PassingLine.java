package dev.rolloutshell.view;

import java.io.PrintWriter;
import java.util.function.IntSupplier;

/**
 * The line of what goes on just now: redrawn in place on a terminal, else a line of its own
 * whenever it changes.
 */
final class PassingLine {

  private static final String CLEAR = "\r\u001b[K";

  private static final int NARROWEST = 20;

  /** Room for the {@code ^C} that a terminal echoes, so that it never begins another line. */
  private static final int ECHO = 3;

  private final PrintWriter out;
  private final IntSupplier columns;
  private String passing = "";
  private boolean drawn;

  /**
   * Nothing goes on yet.
   *
   * @param columns width of the terminal; 0 where a line cannot be redrawn
   */
  PassingLine(PrintWriter out, IntSupplier columns) {
    this.out = out;
    this.columns = columns;
  }

  void show(String what, String detail) {
    int width = columns.getAsInt();
    if (width > 0) {
      out.print(CLEAR + Lines.fitted(what, detail, Math.max(NARROWEST, width - ECHO)));
      out.flush();
      drawn = true;
    } else if (!what.equals(passing)) {
      out.println(Lines.oneLine(what));
      out.flush();
    }
    passing = what;
  }

  /** Makes room for another line. */
  void clear() {
    if (drawn) {
      out.print(CLEAR);
      out.flush();
      drawn = false;
    }
    passing = "";
  }
}
