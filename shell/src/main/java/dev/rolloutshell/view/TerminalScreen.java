package dev.rolloutshell.view;

import org.jline.terminal.Terminal;

/** The operator's terminal: results, errors and the passing line on one screen. */
public final class TerminalScreen implements Screen {

  private static final int NARROWEST = 20;

  /** Room for the {@code ^C} that a terminal echoes, so that it never begins another line. */
  private static final int ECHO = 3;

  private final Terminal terminal;
  private final boolean dumb;
  private String passing = "";
  private boolean drawn;

  /** A screen on a terminal; one that cannot move its cursor gets a line for each change. */
  public TerminalScreen(Terminal terminal) {
    this.terminal = terminal;
    this.dumb = terminal.getType().startsWith("dumb");
  }

  @Override
  public synchronized void line(String text) {
    clear();
    terminal.writer().println(text);
    terminal.flush();
  }

  @Override
  public synchronized void text(String text) {
    clear();
    terminal.writer().print(text);
    terminal.flush();
  }

  @Override
  public void note(String text) {
    line(text);
  }

  @Override
  public synchronized void passing(String what, String detail) {
    if (!dumb) {
      int width = Math.max(NARROWEST, terminal.getSize().getColumns() - ECHO);
      terminal.writer().print("\r\u001b[K" + Lines.fitted(what, detail, width));
      terminal.flush();
      drawn = true;
    } else if (!what.equals(passing)) {
      terminal.writer().println(Lines.oneLine(what));
      terminal.flush();
    }
    passing = what;
  }

  private void clear() {
    if (drawn) {
      terminal.writer().print("\r\u001b[K");
      drawn = false;
    }
    passing = "";
  }

  @Override
  public synchronized void flush() {
    clear();
    terminal.flush();
  }
}
