package dev.rolloutshell.view;

import java.io.PrintWriter;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** A screen over two streams, as in a pipe, a script or a one-shot command. */
public final class StreamScreen implements Screen {

  private final PrintWriter out;
  private final PrintWriter err;
  private final PassingLine passing;
  private final int columns;
  private final int width;
  private final Supplier<@Nullable Terminal> terminal;
  private final boolean colours;

  /**
   * A screen that is no terminal.
   *
   * @param out standard output
   * @param err standard error
   * @param columns width of the terminal that standard error is, so that it can redraw a line; 0
   *     where it is none
   */
  public StreamScreen(PrintWriter out, PrintWriter err, int columns) {
    this(out, err, columns, 0, () -> null, false);
  }

  /**
   * A screen.
   *
   * @param out standard output
   * @param err standard error
   * @param columns width of the terminal that standard error is, so that it can redraw a line; 0
   *     where it is none
   * @param width width of the terminal that standard output is, or 0 where it is none
   * @param terminal opens the terminal when a view wants it; gives {@code null} where there is none
   * @param colours whether colours are welcome
   */
  public StreamScreen(
      PrintWriter out,
      PrintWriter err,
      int columns,
      int width,
      Supplier<@Nullable Terminal> terminal,
      boolean colours) {
    this.out = out;
    this.err = err;
    this.columns = columns;
    this.width = width;
    this.passing = new PassingLine(err, () -> columns);
    this.terminal = terminal;
    this.colours = colours;
  }

  @Override
  public @Nullable Terminal terminal() {
    return terminal.get();
  }

  @Override
  public boolean colours() {
    return colours;
  }

  @Override
  public void line(String text) {
    passing.clear();
    Wrapped.lines(text, width).forEach(out::println);
    out.flush();
  }

  @Override
  public void text(String text) {
    passing.clear();
    out.print(text);
    out.flush();
  }

  @Override
  public void note(String text) {
    passing.clear();
    Wrapped.lines(text, columns).forEach(err::println);
    err.flush();
  }

  @Override
  public void passing(String what, String detail) {
    passing.show(what, detail);
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public void flush() {
    passing.clear();
    out.flush();
    err.flush();
  }
}
