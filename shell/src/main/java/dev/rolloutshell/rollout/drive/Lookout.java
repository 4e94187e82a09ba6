package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.cluster.Cluster;
import dev.rolloutshell.cluster.ClusterFailure;
import dev.rolloutshell.cluster.Waiting;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cluster, and knows when what the watches tell will do instead: to go on waiting, for a
 * few seconds after the last whole look.
 */
final class Lookout {

  /** The longest wait before everything is read again, watch or no watch. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private static final Duration FIRST_TRY_LIMIT = Duration.ofSeconds(3);

  private final Cluster cluster;
  private final Observer observer;
  private final Waiting waiting;
  private final Progress progress;
  private Instant lookAgain = Instant.MIN;
  private boolean told;
  private boolean seenOnce;

  Lookout(Cluster cluster, Waiting waiting, Progress progress) {
    this.cluster = cluster;
    this.observer = new Observer(cluster);
    this.waiting = waiting;
    this.progress = progress;
  }

  /**
   * Reads the cluster; a passing failure is tried again, for long once there was a success.
   *
   * @param patience how long to try then
   */
  Snapshot look(Intent intent, Duration patience) throws InterruptedException {
    Instant since = waiting.now();
    Outage outage = new Outage(seenOnce ? patience : FIRST_TRY_LIMIT);
    while (true) {
      try {
        told = false;
        Snapshot seen = observer.observe(intent);
        lookAgain = waiting.now().plus(LOOK_AGAIN);
        seenOnce = true;
        return seen;
      } catch (ClusterFailure e) {
        Duration lasted = Duration.between(since, waiting.now());
        if (!e.passing() || outage.isOver(lasted)) {
          throw e;
        }
        String remark = outage.remark(e.line(), lasted);
        if (!remark.isEmpty()) {
          progress.remark(remark);
        }
        waiting.await(() -> false, outage.pause(lasted));
      }
    }
  }

  /** What the watches tell; {@code null} when it is time to read the cluster. */
  @Nullable Snapshot glance(Intent intent) {
    return told && waiting.now().isBefore(lookAgain) ? observer.glance(intent) : null;
  }

  /** Waits for a change, until it is time to read the cluster again, or for this long. */
  void await(Duration atMost) throws InterruptedException {
    Duration left = Duration.between(waiting.now(), lookAgain);
    told = cluster.awaitChange(left.compareTo(atMost) < 0 ? left : atMost);
  }

  /** Waits for a change, until it is time to read the cluster again. */
  void await() throws InterruptedException {
    await(LOOK_AGAIN);
  }

  /** Something was written, and the server's answer told what it has become. */
  void wrote() {
    told = true;
  }
}
