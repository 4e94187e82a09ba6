package dev.rolloutshell.command;

import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.view.Glyphs;
import dev.rolloutshell.view.LiveScene;
import dev.rolloutshell.view.LiveScene.Keys;
import dev.rolloutshell.view.LiveView;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/**
 * Redraws a live view in place and hands the operator's keys on, until the run or the view ends.
 */
final class LiveScreen {

  private static final long FRAME_MILLIS = 100;
  private static final char CONTROL_C = 3;

  private final Terminal terminal;
  private final boolean colours;
  private final LiveRun run;
  private final LiveProgress progress;
  private final FutureTask<RunReport> task;
  private Size size = Size.of(0, 0);

  LiveScreen(Terminal terminal, boolean colours, LiveRun run, LiveProgress progress) {
    this.terminal = terminal;
    this.colours = colours;
    this.run = run;
    this.progress = progress;
    this.task = new FutureTask<>(run);
  }

  /**
   * Shows the run.
   *
   * @param afterwards is told what happens once the view is left, and the writes so far
   */
  RunReport show(Progress afterwards) {
    Thread worker = new Thread(task, "rollout");
    worker.setDaemon(true);
    Attributes before = terminal.enterRawMode();
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.cursor_invisible);
    try {
      worker.start();
      draw();
    } catch (IOException e) {
      // Without keys the view is left, as with q.
      progress.remark("the terminal cannot be read: " + e.getMessage());
    } finally {
      terminal.puts(Capability.clear_screen);
      terminal.puts(Capability.exit_ca_mode);
      terminal.puts(Capability.cursor_normal);
      terminal.setAttributes(before);
      terminal.flush();
    }
    progress.leaveTo(afterwards);
    return outcome();
  }

  private void draw() throws IOException {
    Display display = new Display(terminal, true);
    boolean left = false;
    while (!left) {
      fit(display);
      boolean over = task.isDone();
      display.update(frame(), 0);
      if (over) {
        return;
      }
      left = key(read());
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

  private List<AttributedString> frame() {
    LiveScene scene = progress.scene(run.mode());
    List<AttributedString> lines =
        LiveView.lines(scene, columns(), rows(), Glyphs.in(terminal.encoding()));
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

  /** Whether the view is left. */
  private boolean key(int key) {
    switch (key) {
      case CONTROL_C -> run.stop(ExitCode.INTERRUPTED);
      case 'p', 'P' -> run.pauseOrGoOn();
      case ' ' -> run.step();
      case 'q', 'Q', NonBlockingReader.EOF -> {
        if (run.mode() == Keys.RUNNING) {
          return true;
        }
        run.stop(ExitCode.DONE);
      }
      default -> {
        // No other key means anything here.
      }
    }
    return false;
  }

  /** What the run comes to, with Ctrl-C as in any other command. */
  private RunReport outcome() {
    while (true) {
      try {
        return task.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        run.stop(ExitCode.INTERRUPTED);
      }
    }
  }
}
