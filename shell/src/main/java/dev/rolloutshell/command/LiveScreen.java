package dev.rolloutshell.command;

import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.view.Glyphs;
import dev.rolloutshell.view.LiveScene;
import dev.rolloutshell.view.LiveScene.Keys;
import dev.rolloutshell.view.LiveView;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.NonBlockingReader;

/**
 * Redraws a live view in place and hands the operator's keys on, until the run or the view ends.
 */
final class LiveScreen implements RedrawnScreen.View {

  private static final String LEFT =
      "the view is left, and the rollout goes on here, a line for each write; Ctrl-C interrupts it"
          + " between two writes";

  private final Terminal terminal;
  private final boolean colours;
  private final LiveRun run;
  private final LiveProgress progress;
  private final FutureTask<RunReport> task;
  private String left = "";

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
    try {
      new RedrawnScreen(terminal, colours).show(this);
    } catch (IOException e) {
      // Without keys the view is left, as with q.
      left = "the terminal cannot be read (" + e.getMessage() + "): " + LEFT;
    }
    progress.leaveTo(afterwards);
    if (!left.isEmpty()) {
      afterwards.remark(left);
    }
    return outcome();
  }

  @Override
  public void begins() {
    Thread worker = new Thread(task, "rollout");
    worker.setDaemon(true);
    worker.start();
  }

  @Override
  public boolean over() {
    return task.isDone();
  }

  @Override
  public List<AttributedString> frame(int columns, int rows) {
    LiveScene scene = progress.scene(run.mode());
    return LiveView.lines(scene, columns, rows, Glyphs.in(terminal.encoding()));
  }

  @Override
  public boolean key(int key) {
    switch (key) {
      case RedrawnScreen.CONTROL_C -> run.stop(ExitCode.INTERRUPTED);
      case 'p', 'P' -> run.pauseOrGoOn();
      case ' ' -> run.step();
      case 'q', 'Q', NonBlockingReader.EOF -> {
        if (run.mode() == Keys.RUNNING) {
          left = LEFT;
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
