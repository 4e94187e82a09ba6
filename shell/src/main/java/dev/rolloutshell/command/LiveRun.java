package dev.rolloutshell.command;

import dev.rolloutshell.cluster.ClusterFailure;
import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.drive.Until;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Picture;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.view.LiveScene.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A rollout in the hands of an operator who pauses it, takes single steps and lets it go on. Since
 * all progress stands in the cluster, a pause is a driver that stops, and to go on is a new one.
 */
final class LiveRun implements Callable<RunReport> {

  /** How long a paused run leaves the cluster alone between two looks. */
  private static final long LOOK_MILLIS = 500;

  private final Rollouts rollouts;
  private final Intent intent;
  private final @Nullable Until until;
  private final LiveProgress progress;
  private final List<StepRecord> steps = new ArrayList<>();
  private final BlockingQueue<Boolean> bell = new ArrayBlockingQueue<>(1);
  private Keys mode;
  private @Nullable ExitCode stopped;
  private @Nullable Thread worker;

  /**
   * A run that has not begun.
   *
   * @param mode {@link Keys#RUNNING}, or {@link Keys#PAUSED} to only look at first
   */
  LiveRun(
      Rollouts rollouts, Intent intent, @Nullable Until until, Keys mode, LiveProgress progress) {
    this.rollouts = rollouts;
    this.intent = intent;
    this.until = until;
    this.mode = mode;
    this.progress = progress;
  }

  /** What goes on now. */
  synchronized Keys mode() {
    return stopped == null ? mode : Keys.INTERRUPTING;
  }

  /** Holds the writes back, or lets them go on. */
  synchronized void pauseOrGoOn() {
    turn(mode == Keys.RUNNING ? Keys.PAUSED : Keys.RUNNING);
  }

  /** Makes one write and then pauses. */
  synchronized void step() {
    turn(Keys.STEPPING);
  }

  /** Ends it between two writes. */
  synchronized void stop(ExitCode code) {
    stopped = code;
    interrupt();
  }

  private void turn(Keys next) {
    if (mode != next && stopped == null) {
      mode = next;
      interrupt();
    }
  }

  private void interrupt() {
    if (worker != null) {
      worker.interrupt();
    }
    var unused = bell.offer(Boolean.TRUE);
  }

  @Override
  public RunReport call() {
    while (true) {
      Keys now = begin();
      RunReport report =
          switch (now) {
            case RUNNING -> rollouts.run(current(), until, progress);
            case STEPPING -> rollouts.step(current(), 1, progress);
            default -> look();
          };
      if (report != null) {
        if (isEnd(now, report)) {
          return whole(report.after(steps));
        }
        steps.addAll(report.steps());
      }
    }
  }

  /** Forgets an interrupt that was meant for what has ended by itself meanwhile. */
  private synchronized Keys begin() {
    worker = Thread.currentThread();
    if (stopped == null) {
      Thread.interrupted();
    }
    return mode;
  }

  private synchronized boolean isEnd(Keys was, RunReport report) {
    if (stopped != null) {
      return true;
    }
    if (was == Keys.STEPPING && report.code() == ExitCode.DONE && report.next() != null) {
      mode = mode == Keys.STEPPING ? Keys.PAUSED : mode;
      return false;
    }
    return mode == was || report.code() != ExitCode.INTERRUPTED;
  }

  /** What was asked for says the direction once; after a write, the cluster knows it. */
  private Intent current() {
    return steps.isEmpty() ? intent : intent.settled();
  }

  private @Nullable RunReport look() {
    try {
      Picture picture = rollouts.picture(current());
      progress.sees(() -> picture);
      if (picture.status().direction().equals("none") && current() instanceof Intent.Resume) {
        return report(ExitCode.DONE, "the rollout of " + intent.name() + " is over", null);
      }
      return rest();
    } catch (ClusterFailure e) {
      if (e.code() == ExitCode.INTERRUPTED) {
        return left(); // A key was pressed.
      }
      if (!e.passing()) {
        throw e;
      }
      progress.remark(e.line() + "; trying again");
      return rest();
    }
  }

  private @Nullable RunReport rest() {
    try {
      var unused = bell.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // A key was pressed.
    }
    return left();
  }

  private synchronized @Nullable RunReport left() {
    return stopped == null
        ? null
        : report(
            stopped,
            "the view is left; nothing is written here any more",
            "'rollout resume " + intent.name() + "' goes on");
  }

  private RunReport report(ExitCode code, String message, @Nullable String hint) {
    return new RunReport(code, intent.name(), List.of(), message, hint, null);
  }

  private RunReport whole(RunReport last) {
    if (intent instanceof Intent.Abort && last.code() == ExitCode.ABORTED) {
      // What a driver that only goes on takes for somebody's abort is the one that was asked for.
      return new RunReport(
          ExitCode.DONE, last.name(), last.steps(), last.name() + " is restored", null, null);
    }
    return last;
  }
}
