package dev.rolloutshell.explore;

import dev.rolloutshell.cluster.Cluster;
import dev.rolloutshell.cluster.Views;
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

  /**
   * The product with other rules. Its processes share nothing but what the bytes of an object say,
   * since in the clusters of an exploration most objects are alike.
   */
  static Tool with(Planner planner) {
    Views views = new Views(2_048);
    return (client, namespace, waiting) ->
        new ClusterRollouts(new Cluster(client, namespace, waiting, views), waiting, planner);
  }
}
