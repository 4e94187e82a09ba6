package dev.rolloutshell.command;

import dev.rolloutshell.cluster.WallWaiting;
import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.ObjectType;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.view.AwaitedView;
import dev.rolloutshell.view.Glyphs;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/** The controllers of a namespace, shown until a rollout of one of them begins. */
final class AwaitedRollout implements RedrawnScreen.View {

  private static final Duration LOOK = Duration.ofMillis(500);

  private final Terminal terminal;
  private final boolean colours;
  private final Session session;
  private final @Nullable String namespace;
  private final @Nullable String name;
  private volatile List<String> controllers = List.of();
  private @Nullable FutureTask<String> task;
  private boolean interrupted;
  private boolean left;

  /**
   * Nothing is awaited yet.
   *
   * @param namespace where, or {@code null} for the session's own namespace
   * @param name the controller whose rollout is awaited, or {@code null} for any
   */
  AwaitedRollout(
      Terminal terminal,
      boolean colours,
      Session session,
      @Nullable String namespace,
      @Nullable String name) {
    this.terminal = terminal;
    this.colours = colours;
    this.session = session;
    this.namespace = namespace;
    this.name = name;
  }

  /**
   * Waits; hands back the controller whose rollout has begun, or {@code null} when the operator has
   * left.
   */
  @Nullable String show(Rollouts rollouts) throws InterruptedException {
    FutureTask<String> waiting = new FutureTask<>(() -> await(rollouts));
    task = waiting;
    try {
      new RedrawnScreen(terminal, colours).show(this);
    } catch (IOException e) {
      left = true; // Without keys nobody could leave it.
    }
    if (interrupted) {
      waiting.cancel(true);
      throw new InterruptedException();
    }
    if (left) {
      waiting.cancel(true);
      return null;
    }
    try {
      return waiting.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private String await(Rollouts rollouts) throws InterruptedException {
    WallWaiting wall = new WallWaiting(InstantSource.system());
    while (true) {
      List<String> names = rollouts.underWay();
      for (String begun : names) {
        if (name == null || name.equals(begun)) {
          return begun;
        }
      }
      look();
      wall.await(() -> false, LOOK);
    }
  }

  private void look() {
    try {
      controllers =
          AwaitedView.controllers(
              session.objects(namespace).list(ObjectType.REPLICATION_CONTROLLERS, null),
              session.now());
    } catch (CommandFailure e) {
      controllers = List.of(e.message());
    }
  }

  @Override
  public void begins() {
    Thread worker = new Thread(task, "awaited rollout");
    worker.setDaemon(true);
    worker.start();
  }

  @Override
  public boolean over() {
    return task != null && task.isDone();
  }

  @Override
  public List<AttributedString> frame(int columns, int rows) {
    return AwaitedView.lines(
        session.namespace(namespace),
        name,
        controllers,
        columns,
        rows,
        Glyphs.in(terminal.encoding()));
  }

  @Override
  public boolean key(int key) {
    interrupted = key == RedrawnScreen.CONTROL_C;
    left = key == 'q' || key == 'Q' || key == NonBlockingReader.EOF;
    return interrupted || left;
  }
}
