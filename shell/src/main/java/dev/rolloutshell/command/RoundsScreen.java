package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.view.Glyphs;
import dev.rolloutshell.view.Repeated;
import dev.rolloutshell.view.RepeatedView;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/** A command that is run again and again, redrawn in place until it is over or left. */
final class RoundsScreen implements RedrawnScreen.View {

  private final Terminal terminal;
  private final boolean colours;
  private final Rounds rounds;
  private final Repetition wanted;
  private final FutureTask<Repeated> task;
  private final Thread worker;
  private volatile Shown shown;
  private @Nullable Repeated left;

  /** The last output, and when it was first seen. */
  private record Shown(Instant at, List<String> lines) {}

  RoundsScreen(Terminal terminal, boolean colours, Rounds rounds, Repetition wanted) {
    this.terminal = terminal;
    this.colours = colours;
    this.rounds = rounds;
    this.wanted = wanted;
    this.shown = new Shown(rounds.now(), List.of());
    this.task =
        new FutureTask<>(
            () ->
                rounds.run(
                    round -> shown = new Shown(rounds.now(), round.lines()),
                    rounds::pauseInView,
                    wanted.timeout()));
    this.worker = new Thread(task, "watch");
    worker.setDaemon(true);
  }

  /** Shows it to its end; the last output stays on the terminal. */
  Repeated show() {
    try {
      new RedrawnScreen(terminal, colours).show(this);
    } catch (IOException e) {
      leave(Repeated.End.LEFT, ExitCode.DONE); // Without keys nobody could leave it.
    }
    return outcome();
  }

  @Override
  public void begins() {
    worker.start();
  }

  @Override
  public boolean over() {
    return task.isDone();
  }

  @Override
  public List<AttributedString> frame(int columns, int rows) {
    Shown now = shown;
    Repetition.Sought until = wanted.until();
    return RepeatedView.lines(
        wanted.line(),
        wanted.every(),
        until == null ? null : until.text(),
        rounds.now(),
        now.lines(),
        columns,
        rows,
        Glyphs.in(terminal.encoding()));
  }

  @Override
  public boolean key(int key) {
    switch (key) {
      case RedrawnScreen.CONTROL_C -> leave(Repeated.End.INTERRUPTED, ExitCode.INTERRUPTED);
      case 'q', 'Q', NonBlockingReader.EOF -> leave(Repeated.End.LEFT, ExitCode.DONE);
      default -> {
        return false; // No other key means anything here.
      }
    }
    return true;
  }

  private void leave(Repeated.End end, ExitCode code) {
    worker.interrupt();
    left = rounds.ended(end, code);
  }

  private Repeated outcome() {
    Repeated meant = left;
    try {
      Repeated ended = task.get();
      return meant == null ? ended : meant;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      worker.interrupt();
      return rounds.ended(Repeated.End.INTERRUPTED, ExitCode.INTERRUPTED);
    }
  }
}
