package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.cluster.Waiting;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.RolloutStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rollouts of one namespace of one cluster: everything an operator can do with them. */
public final class Rollouts {

  /** The rollouts of a namespace. */
  public Rollouts(KubernetesClient client, String namespace, Waiting waiting) {}

  /** Names of the controllers whose rollout is under way, sorted. */
  public List<String> underWay() {
    throw new UnsupportedOperationException();
  }

  /** Predicts every write ahead; writes nothing. */
  public PlanReport plan(Intent intent) {
    throw new UnsupportedOperationException();
  }

  /** Where the rollout of a controller stands; writes nothing. */
  public RolloutStatus status(Intent intent) {
    throw new UnsupportedOperationException();
  }

  /** Which rule decides now, and why; writes nothing. */
  public Explanation explain(Intent intent) {
    throw new UnsupportedOperationException();
  }

  /** Makes the first write of a new rollout; refuses when one is under way or all is written. */
  public RunReport start(Intent.Forward intent, Progress progress) {
    throw new UnsupportedOperationException();
  }

  /** Makes the next writes, waiting where the plan says so. */
  public RunReport step(Intent intent, int count, Progress progress) {
    throw new UnsupportedOperationException();
  }

  /** Makes all the writes that are left, or those up to a size; also resumes and aborts. */
  public RunReport run(Intent intent, @Nullable Until until, Progress progress) {
    throw new UnsupportedOperationException();
  }

  /** The client dies at a chosen place; the cluster stays as it is. */
  public RunReport kill(Intent intent, KillPoint point, Progress progress) {
    throw new UnsupportedOperationException();
  }
}
