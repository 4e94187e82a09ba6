package dev.rolloutshell.explore;

import dev.rolloutshell.cluster.Waiting;
import dev.rolloutshell.rollout.drive.ClusterRollouts;
import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.plan.Planner;
import io.fabric8.kubernetes.client.KubernetesClient;

/** What is tried: that which drives rollouts through a client. */
@FunctionalInterface
public interface Tool {

  /** The product itself. */
  Tool OURS = with(new Planner());

  /** A new process at work on a namespace. */
  Rollouts start(KubernetesClient client, String namespace, Waiting waiting);

  /** The product with other rules. */
  static Tool with(Planner planner) {
    return (client, namespace, waiting) -> new ClusterRollouts(client, namespace, waiting, planner);
  }
}
