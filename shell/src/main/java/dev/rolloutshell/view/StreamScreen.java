package dev.rolloutshell.view;

import java.io.PrintWriter;

/** A screen over two streams, as in a pipe, a script or a one-shot command. */
public final class StreamScreen implements Screen {

  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean redraw;
  private String passing = "";
  private boolean drawn;

  /**
   * A screen.
   *
   * @param out standard output
   * @param err standard error
   * @param redraw whether standard error is a terminal that can redraw a line
   */
  public StreamScreen(PrintWriter out, PrintWriter err, boolean redraw) {
    this.out = out;
    this.err = err;
    this.redraw = redraw;
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
    if (redraw) {
      err.print(CLEAR + Lines.oneLine(what + " " + detail));
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
