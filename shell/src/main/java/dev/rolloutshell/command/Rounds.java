package dev.rolloutshell.command;

import dev.rolloutshell.cluster.Waiting;
import dev.rolloutshell.cluster.WallWaiting;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.VirtualTime;
import dev.rolloutshell.view.Format;
import dev.rolloutshell.view.Repeated;
import dev.rolloutshell.view.Repeated.End;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandRegistry;

/** Runs a command again and again, in the time of the cluster that the session is on. */
final class Rounds {

  /** How long it goes on by itself where waiting takes no time, so that it ends at all. */
  static final Duration LONGEST_AT_ONCE = Duration.ofMinutes(10);

  private final Session session;
  private final CommandRegistry registry;
  private final Repetition wanted;
  private final Waiting wall = new WallWaiting(InstantSource.system());
  private int runs;
  private int changes;
  private @Nullable Round last;

  Rounds(Session session, CommandRegistry registry, Repetition wanted) {
    this.session = session;
    this.registry = registry;
    this.wanted = wanted;
  }

  /** Lets time pass between two runs. */
  @FunctionalInterface
  interface Pause {

    /** Waits. */
    void await(Duration duration) throws InterruptedException;
  }

  /** The time on the cluster's clock; the wall clock's where there is no cluster. */
  Instant now() {
    return waiting().now();
  }

  /** Lets the cluster's time pass, as any command that waits does. */
  void pause(Duration duration) throws InterruptedException {
    waiting().await(() -> false, duration);
  }

  /**
   * Waits by the wall clock in view of an operator; virtual time that stands still moves on as far
   * afterwards.
   */
  void pauseInView(Duration duration) throws InterruptedException {
    wall.await(() -> false, duration);
    VirtualTime time = time();
    if (time != null && !time.running()) {
      time.advance(duration);
    }
  }

  private Waiting waiting() {
    try {
      return session.connection().waiting();
    } catch (CommandFailure e) {
      return wall; // The command says by itself why there is no cluster.
    }
  }

  private @Nullable VirtualTime time() {
    try {
      return session.connection().time();
    } catch (CommandFailure e) {
      return null;
    }
  }

  /** The time after which no further run begins, or {@code null}, where nobody watches. */
  @Nullable Duration unwatchedTimeout() {
    VirtualTime time = time();
    boolean atOnce = time != null && !time.running();
    return wanted.timeout() == null && atOnce ? LONGEST_AT_ONCE : wanted.timeout();
  }

  /**
   * Runs it until its end.
   *
   * @param changed is told of each run whose output is another than the one before
   */
  Repeated run(Consumer<Round> changed, Pause pause, @Nullable Duration timeout) {
    Instant began = now();
    try {
      while (true) {
        Round round = round();
        if (last == null || !last.said().equals(round.said())) {
          changes++;
          changed.accept(round);
        }
        last = round;
        Duration left =
            timeout == null ? wanted.every() : timeout.minus(Duration.between(began, now()));
        Repeated over = over(round, left.isZero() || left.isNegative());
        if (over != null) {
          return over;
        }
        pause.await(left.compareTo(wanted.every()) < 0 ? left : wanted.every());
      }
    } catch (InterruptedException e) {
      return ended(End.INTERRUPTED, ExitCode.INTERRUPTED);
    }
  }

  private Round round() throws InterruptedException {
    CapturedScreen screen = new CapturedScreen();
    ExitCode code =
        new OperatorShell(registry, screen, Format.TABLE).executeUnrecorded(wanted.command());
    runs++;
    if (code == ExitCode.INTERRUPTED || Thread.interrupted()) {
      throw new InterruptedException();
    }
    return new Round(code, screen.said());
  }

  private @Nullable Repeated over(Round round, boolean late) {
    Repetition.Sought until = wanted.until();
    if (until != null && until.isIn(round.lines())) {
      return ended(End.FOUND, ExitCode.DONE);
    }
    if (wanted.exitOnError() && round.code() != ExitCode.DONE) {
      return ended(End.ERROR, round.code());
    }
    if (late) {
      return ended(End.TIMEOUT, until == null ? round.code() : ExitCode.WAITING);
    }
    return null;
  }

  /** What it has come to. */
  Repeated ended(End end, ExitCode code) {
    Repetition.Sought until = wanted.until();
    return new Repeated(
        wanted.line(),
        until == null ? null : until.text(),
        end,
        code,
        runs,
        changes,
        last == null ? List.of() : last.lines());
  }
}
