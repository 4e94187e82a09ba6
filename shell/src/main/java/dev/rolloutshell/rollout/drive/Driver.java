package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.cluster.Answer;
import dev.rolloutshell.cluster.Cluster;
import dev.rolloutshell.cluster.ClusterFailure;
import dev.rolloutshell.cluster.Waiting;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.rollout.model.Tree;
import dev.rolloutshell.rollout.plan.ApiWrite;
import dev.rolloutshell.rollout.plan.Decision;
import dev.rolloutshell.rollout.plan.Planner;
import dev.rolloutshell.rollout.plan.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client at work: observe, ask the planner, perform one write, and again. It keeps no progress;
 * what it remembers is only for its report, and a new one goes on where it was killed.
 */
final class Driver {

  private final Lookout lookout;
  private final Planner planner;
  private final Waiting waiting;
  private final Progress progress;
  private final Purpose purpose;
  private final Patience patience;
  private final List<StepRecord> steps = new ArrayList<>();
  private final Stepper stepper;
  private final Settling settling = new Settling();
  private final Heading heading;
  private final Company company = new Company();
  private final Tally tally;

  Driver(Cluster cluster, Planner planner, Waiting waiting, Intent intent, Progress progress) {
    this.lookout = new Lookout(cluster, waiting, progress);
    this.planner = planner;
    this.waiting = waiting;
    this.progress = progress;
    this.purpose = new Purpose(intent);
    this.patience = new Patience(waiting.now());
    this.stepper = new Stepper(cluster);
    this.heading = new Heading(intent);
    this.tally = new Tally(planner, progress.wantsNumbers());
  }

  /** When a driver stops of its own accord. */
  interface Stop {

    /** Whether to stop before acting on this ruling. */
    boolean before(Snapshot seen, Planner.Ruling ruling, int written);

    /** Never. */
    Stop NEVER = (seen, ruling, written) -> false;
  }

  /** Acts until the rollout is over, somebody must be asked, or the stop says so. */
  RunReport run(Stop stop) {
    try {
      while (true) {
        if (Thread.interrupted()) {
          return interrupted();
        }
        if (waitsOn(stop)) {
          continue;
        }
        Snapshot seen = lookout.look(purpose.now(), purpose.limits(null).progressDeadline());
        Instant now = waiting.now();
        progress.looked(purpose.now(), seen, now);
        Planner.Ruling ruling = planner.next(purpose.now(), seen, now);
        Situation here = new Situation(purpose.now(), seen, now);
        heading.see(here);
        if (stop.before(seen, ruling, steps.size())) {
          return Reports.stopped(heading.told(), steps, next(ruling));
        }
        if (!(ruling.decision() instanceof Decision.Wait)) {
          show(seen, now);
        }
        RunReport end = act(seen, ruling, now);
        purpose.settleIfUnderWay(here, ruling);
        if (end != null) {
          return end;
        }
      }
    } catch (InterruptedException e) {
      return interrupted();
    } catch (ClusterFailure e) {
      return e.code() == ExitCode.INTERRUPTED
          ? interrupted()
          : Reports.failed(heading.told(), steps, e);
    }
  }

  /** Whether what the watches tell is one more reason to wait, so that nothing need be read. */
  private boolean waitsOn(Stop stop) throws InterruptedException {
    Snapshot seen = lookout.glance(purpose.now());
    if (seen == null) {
      return false;
    }
    Instant now = waiting.now();
    progress.looked(purpose.now(), seen, now);
    Planner.Ruling ruling = planner.next(purpose.now(), seen, now);
    if (stop.before(seen, ruling, steps.size())) {
      return false;
    }
    if (ruling.decision() instanceof Decision.Write write) {
      return settles(ruling, write, now);
    }
    return ruling.decision() instanceof Decision.Wait wait && await(seen, wait, now) == null;
  }

  /** Waits when the decision has not stood for long enough to act on it. */
  private boolean settles(Planner.Ruling ruling, Decision.Write write, Instant now)
      throws InterruptedException {
    Duration left = settling.left(ruling, write, now);
    if (left.isZero()) {
      return false;
    }
    progress.waiting("the replication manager to catch up with itself", write.settle());
    lookout.await(left);
    return true;
  }

  private void show(Snapshot seen, Instant now) {
    Instant end = patience.end(purpose.limits(seen).progressDeadline());
    progress.sees(
        () -> Pictures.of(planner, purpose.now(), seen, now, patience.waitingSince(), end));
  }

  private RunReport interrupted() {
    Thread.interrupted();
    return Reports.interrupted(heading.told(), steps);
  }

  private @Nullable RunReport act(Snapshot seen, Planner.Ruling ruling, Instant now)
      throws InterruptedException {
    if (ruling.decision() instanceof Decision.Write write) {
      return write(seen, ruling, write, now);
    }
    if (ruling.decision() instanceof Decision.Wait wait) {
      return await(seen, wait, now);
    }
    return company.sees(
        ruling.decision() instanceof Decision.Done done
            ? purpose.done(planner, steps, seen, done, now)
            : Reports.refused(purpose.asked(), steps, (Decision.Refused) ruling.decision()));
  }

  private @Nullable RunReport write(
      Snapshot seen, Planner.Ruling ruling, Decision.Write write, Instant now)
      throws InterruptedException {
    String objection = new Tripwire(seen, purpose.pair(seen), now).objection(write.write());
    if (objection != null) {
      return Reports.tripped(heading.told(), steps, write, objection);
    }
    if (settles(ruling, write, now)) {
      return null;
    }
    purpose.attempts(write, seen);
    Answer answer = stepper.perform(write.write());
    progress.sent(ruling, write, answer);
    company.wrote(new Situation(purpose.now(), seen, now), write, answer);
    if (answer instanceof Answer.Stored) {
      return stored(seen, ruling, write, now);
    }
    if (answer instanceof Answer.Rejected rejected) {
      return rejected(write, rejected.message(), now);
    }
    if (answer instanceof Answer.Conflict conflict) {
      return conflict(write, conflict.message());
    }
    if (answer instanceof Answer.Busy busy) {
      return again("the server is busy: " + busy.message(), "", now);
    }
    String why = ((Answer.Lost) answer).message();
    return again(
        "the answer to " + Reports.inWords(write) + " was lost (" + why + ")",
        "; reading back",
        now);
  }

  private @Nullable RunReport stored(
      Snapshot seen, Planner.Ruling ruling, Decision.Write write, Instant now)
      throws InterruptedException {
    StepRecord step = tally.record(purpose.now(), seen, ruling, write, heading.direction(), now);
    steps.add(step);
    lookout.wrote();
    progress.wrote(step);
    patience.wrote(ruling.rule().name() + " " + write.write().object() + write.reason(), now);
    purpose.wrote(write);
    if (write.ends() != null) {
      return company.sees(Reports.ended(purpose.asked(), steps, write.ends()));
    }
    Duration pause = purpose.limits(seen).updatePeriod();
    if (!pause.isZero()
        && write.write() instanceof ApiWrite.UpdateController update
        && update.scales()) {
      progress.waiting("the update period of " + pause.toSeconds() + " s", Duration.ZERO);
      waiting.await(() -> false, pause);
    }
    return null;
  }

  /**
   * A quota counts the source for a while after it is deleted: the create of its successor is tried
   * again. Everything else that is not allowed will not be the next time either.
   */
  private @Nullable RunReport rejected(Decision.Write write, String message, Instant now)
      throws InterruptedException {
    boolean passing =
        write.write() instanceof ApiWrite.CreateController create
            && Tree.string(create.manifest(), "metadata", "name").equals(purpose.now().name())
            && message.contains("exceeded quota");
    if (!passing) {
      return Reports.rejected(heading.told(), steps, write, message);
    }
    patience.waiting("unsettled", now);
    Duration deadline = purpose.limits(null).progressDeadline();
    if (patience.isOver(deadline, now)) {
      String allowance = "the cluster to allow to " + Reports.inWords(write) + ": " + message;
      return Reports.deadline(heading.told(), steps, allowance, deadline);
    }
    progress.remark("not yet possible to " + Reports.inWords(write) + ": " + message);
    waiting.await(() -> false, Outage.pauseAfter(patience.waited(now)));
    return null;
  }

  private @Nullable RunReport conflict(Decision.Write write, String message)
      throws InterruptedException {
    patience.conflict(write.write().seenVersion());
    if (patience.somebodyWorksAgainstUs() && patience.nobodyWasFaster()) {
      return Reports.refusedAsConflict(
          heading.told(), steps, write, patience.conflictsInARow(), message);
    }
    if (patience.somebodyWorksAgainstUs()) {
      return Reports.contended(heading.told(), steps, write, message);
    }
    int inARow = patience.conflictsInARow();
    if (inARow > 3) {
      progress.remark("conflict on " + write.write().object() + "; looking again");
      waiting.await(() -> false, Duration.ofMillis(50L * Math.min(inARow, 20)));
    }
    return null;
  }

  private @Nullable RunReport again(String failure, String doing, Instant now)
      throws InterruptedException {
    progress.remark(failure + doing);
    patience.waiting("unsettled", now);
    Duration deadline = purpose.limits(null).progressDeadline();
    if (patience.isOver(deadline, now)) {
      return Reports.unavailable(heading.told(), steps, failure, deadline);
    }
    waiting.await(() -> false, Outage.pauseAfter(patience.waited(now)));
    return null;
  }

  private @Nullable RunReport await(Snapshot seen, Decision.Wait wait, Instant now)
      throws InterruptedException {
    settling.startAgain();
    patience.waiting(wait.state(), now);
    Duration deadline = purpose.limits(seen).progressDeadline();
    if (patience.somebodyWorksAgainstUs()) {
      return Reports.contended(heading.told(), steps, null, wait.what());
    }
    if (patience.isOver(deadline, now)) {
      return Reports.deadline(heading.told(), steps, wait.what(), deadline);
    }
    company.waits(new Situation(purpose.now(), seen, now));
    show(seen, now);
    progress.waiting(wait.what(), patience.waited(now));
    lookout.await();
    return null;
  }

  /** What comes next in words, or {@code null} when nothing does. */
  private static @Nullable String next(Planner.Ruling ruling) {
    if (ruling.decision() instanceof Decision.Write write) {
      return Reports.inWords(write) + ": " + write.reason();
    }
    return ruling.decision() instanceof Decision.Wait wait ? "wait for " + wait.what() : null;
  }
}
