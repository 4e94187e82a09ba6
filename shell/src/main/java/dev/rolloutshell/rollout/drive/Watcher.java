package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.cluster.Cluster;
import dev.rolloutshell.cluster.ClusterFailure;
import dev.rolloutshell.cluster.Waiting;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.plan.Decision;
import dev.rolloutshell.rollout.plan.Planner;
import dev.rolloutshell.rollout.plan.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An onlooker: observes and asks the planner as a driver does, and leaves the writes to others. */
final class Watcher {

  private final Lookout lookout;
  private final Planner planner;
  private final Waiting waiting;
  private final Intent intent;
  private final Progress progress;
  private @Nullable Snapshot last;
  private Instant changed;

  Watcher(Cluster cluster, Planner planner, Waiting waiting, Intent intent, Progress progress) {
    this.lookout = new Lookout(cluster, waiting, progress);
    this.planner = planner;
    this.waiting = waiting;
    this.intent = intent;
    this.progress = progress;
    this.changed = waiting.now();
  }

  /** Watches until the rollout is over or has stood still for its progress deadline. */
  RunReport watch() {
    try {
      while (true) {
        if (Thread.interrupted()) {
          return Reports.lookedAway(intent);
        }
        Snapshot glance = lookout.glance(intent);
        Snapshot seen =
            glance == null ? lookout.look(intent, Limits.DEFAULT.progressDeadline()) : glance;
        RunReport end = judge(seen, waiting.now());
        if (end != null) {
          return end;
        }
        lookout.await();
      }
    } catch (InterruptedException e) {
      return Reports.lookedAway(intent);
    } catch (ClusterFailure e) {
      return e.code() == ExitCode.INTERRUPTED
          ? Reports.lookedAway(intent)
          : Reports.failed(intent, List.of(), e);
    }
  }

  private @Nullable RunReport judge(Snapshot seen, Instant now) {
    if (!seen.equals(last)) {
      changed = now;
      last = seen;
    }
    Duration patience = new Situation(intent, seen, now).limits().progressDeadline();
    Instant end = changed.plus(patience);
    progress.sees(() -> Pictures.of(planner, intent, seen, now, changed, end));
    Decision decision = planner.next(intent, seen, now).decision();
    if (decision instanceof Decision.Done done) {
      return Reports.watched(intent, done.message());
    }
    if (decision instanceof Decision.Refused refused) {
      return Reports.refused(intent, List.of(), refused);
    }
    return now.isBefore(end) ? null : Reports.stands(intent, patience);
  }
}
