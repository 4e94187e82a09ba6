package dev.rolloutshell.view;

import java.util.function.Consumer;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** The operator's terminal: results, errors and the passing line on one screen. */
public final class TerminalScreen implements Screen {

  private final Terminal terminal;
  private final boolean colours;
  private final boolean dumb;
  private final PassingLine passing;
  private volatile @Nullable Consumer<String> above;

  /**
   * A screen on a terminal; one that cannot move its cursor gets a line for each change.
   *
   * @param colours whether colours are welcome
   */
  public TerminalScreen(Terminal terminal, boolean colours) {
    this.terminal = terminal;
    this.colours = colours;
    this.dumb = terminal.getType().startsWith("dumb");
    this.passing =
        new PassingLine(
            terminal.writer(), () -> dumb ? 0 : Math.max(1, terminal.getSize().getColumns()));
  }

  @Override
  public synchronized void line(String text) {
    passing.clear();
    Wrapped.lines(text, width()).forEach(terminal.writer()::println);
    terminal.flush();
  }

  @Override
  public synchronized void text(String text) {
    passing.clear();
    terminal.writer().print(text);
    terminal.flush();
  }

  /** Has what is announced while a line is being typed printed above it. */
  public void announceAbove(Consumer<String> printer) {
    above = printer;
  }

  @Override
  public void announce(String text) {
    Consumer<String> printer = above;
    if (printer == null) {
      line(text);
      return;
    }
    synchronized (this) {
      passing.clear();
    }
    printer.accept(text);
  }

  @Override
  public void note(String text) {
    line(text);
  }

  @Override
  public synchronized void passing(String what, String detail) {
    passing.show(what, detail);
  }

  @Override
  public @Nullable Terminal terminal() {
    return dumb ? null : terminal;
  }

  @Override
  public boolean colours() {
    return colours;
  }

  @Override
  public int columns() {
    return dumb ? 0 : terminal.getSize().getColumns();
  }

  @Override
  public int width() {
    return columns();
  }

  @Override
  public synchronized void flush() {
    passing.clear();
    terminal.flush();
  }
}
