package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Picture;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.rollout.model.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rollouts of one namespace of one cluster: everything an operator can do with them. */
public interface Rollouts extends AutoCloseable {

  /** Names of the controllers whose rollout is under way, sorted. */
  List<String> underWay();

  /** Predicts every write ahead; writes nothing. */
  PlanReport plan(Intent intent);

  /** Where the rollout of a controller stands; writes nothing. */
  RolloutStatus status(Intent intent);

  /**
   * What is to be seen of a rollout's pair, or {@code null} where nobody can look; writes nothing.
   */
  default @Nullable Snapshot look(Intent intent) {
    return null;
  }

  /** A rollout at this moment, for a live view; writes nothing. */
  Picture picture(Intent intent);

  /**
   * Watches a rollout that others drive until it is over, or nothing has changed for its progress
   * deadline; writes nothing.
   */
  RunReport watch(Intent intent, Progress progress);

  /** Which rule decides now, and why; writes nothing. */
  Explanation explain(Intent intent);

  /** Makes the first write of a new rollout; refuses when one is under way or all is written. */
  RunReport start(Intent.Forward intent, Progress progress);

  /** Makes the next writes, waiting where the plan says so. */
  RunReport step(Intent intent, int count, Progress progress);

  /** Makes all the writes that are left, or those up to a size; also resumes and aborts. */
  RunReport run(Intent intent, @Nullable Until until, Progress progress);

  /** The client dies at a chosen place; the cluster stays as it is. */
  RunReport kill(Intent intent, KillPoint point, Progress progress);

  /** Lets go of what it holds at the cluster, such as watches. */
  @Override
  default void close() {}
}
