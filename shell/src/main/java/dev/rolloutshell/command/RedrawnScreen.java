package dev.rolloutshell.command;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/** A terminal that one view has for itself: redrawn in place, its keys read one by one. */
final class RedrawnScreen {

  /** Ctrl-C, whether the terminal sends it as a key or as a signal. */
  static final char CONTROL_C = 3;

  private static final long FRAME_MILLIS = 100;

  private final Terminal terminal;
  private final boolean colours;
  private Size size = Size.of(0, 0);

  /** A screen that nothing is shown on yet. */
  RedrawnScreen(Terminal terminal, boolean colours) {
    this.terminal = terminal;
    this.colours = colours;
  }

  /** What is shown. */
  interface View {

    /** It is on the screen now. */
    void begins();

    /** Whether its next frame is its last. */
    boolean over();

    /** Its lines, none wider than the terminal. */
    List<AttributedString> frame(int columns, int rows);

    /** A key was pressed, or none for a while; hands back whether the view is left. */
    boolean key(int key);
  }

  /** Shows a view until it is over or left; then the terminal is as it was before. */
  void show(View view) throws IOException {
    Attributes before = terminal.enterRawMode();
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.cursor_invisible);
    try {
      view.begins();
      draw(view);
    } finally {
      terminal.puts(Capability.clear_screen);
      terminal.puts(Capability.exit_ca_mode);
      terminal.puts(Capability.cursor_normal);
      terminal.setAttributes(before);
      terminal.flush();
    }
  }

  private void draw(View view) throws IOException {
    Display display = new Display(terminal, true);
    boolean left = false;
    while (!left) {
      fit(display);
      boolean over = view.over();
      display.update(frame(view), 0);
      if (over) {
        return;
      }
      left = view.key(read());
    }
  }

  /** A changed size is noticed at the next frame; what the terminal made of the old one goes. */
  private void fit(Display display) {
    Size now = terminal.getSize();
    if (!now.equals(size)) {
      size = now;
      display.resize(Size.of(columns(), rows()));
      display.clear();
    }
  }

  private int rows() {
    return size.getRows() <= 0 ? 24 : size.getRows();
  }

  private int columns() {
    return size.getColumns() <= 0 ? 80 : size.getColumns();
  }

  private List<AttributedString> frame(View view) {
    List<AttributedString> lines = view.frame(columns(), rows());
    return colours ? lines : lines.stream().map(l -> new AttributedString(l.toString())).toList();
  }

  private int read() throws IOException {
    try {
      int key = terminal.reader().read(FRAME_MILLIS);
      return Thread.interrupted() ? CONTROL_C : key;
    } catch (InterruptedIOException e) {
      Thread.interrupted();
      return CONTROL_C;
    }
  }
}
