package dev.rolloutshell.view;

import java.io.PrintWriter;

/** A screen over two streams, as in a pipe, a script or a one-shot command. */
public final class StreamScreen implements Screen {

  private static final int NARROWEST = 20;

  /** Room for the {@code ^C} that a terminal echoes, so that it never begins another line. */
  private static final int ECHO = 3;

  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter out;
  private final PrintWriter err;
  private final int columns;
  private String passing = "";
  private boolean drawn;

  /**
   * A screen.
   *
   * @param out standard output
   * @param err standard error
   * @param columns width of the terminal that standard error is, so that it can redraw a line; 0
   *     where it is none
   */
  public StreamScreen(PrintWriter out, PrintWriter err, int columns) {
    this.out = out;
    this.err = err;
    this.columns = columns;
  }

  @Override
  public void line(String text) {
    clear();
    out.println(text);
    out.flush();
  }

  @Override
  public void text(String text) {
    clear();
    out.print(text);
    out.flush();
  }

  @Override
  public void note(String text) {
    clear();
    err.println(text);
    err.flush();
  }

  @Override
  public void passing(String what, String detail) {
    if (columns > 0) {
      err.print(CLEAR + Lines.fitted(what, detail, Math.max(NARROWEST, columns - ECHO)));
      err.flush();
      drawn = true;
    } else if (!what.equals(passing)) {
      err.println(Lines.oneLine(what));
      err.flush();
    }
    passing = what;
  }

  private void clear() {
    if (drawn) {
      err.print(CLEAR);
      err.flush();
      drawn = false;
    }
    passing = "";
  }

  @Override
  public void flush() {
    clear();
    out.flush();
    err.flush();
  }
}
