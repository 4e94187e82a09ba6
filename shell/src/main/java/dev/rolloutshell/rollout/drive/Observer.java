package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.cluster.Cluster;
import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.plan.Pair;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a decision needs: the controllers first, then the pods of the pair. */
final class Observer {

  private final Cluster cluster;

  Observer(Cluster cluster) {
    this.cluster = cluster;
  }

  Snapshot observe(Intent intent) {
    List<ControllerView> controllers = cluster.controllers();
    Pair pair = Pair.find(intent, controllers);
    return snapshot(controllers, cluster.pods(selector(pair)));
  }

  /**
   * What the watches tell, without a request: it may lag behind the cluster, so that only a wait is
   * decided on it. {@code null} when the cluster has to be read.
   */
  @Nullable Snapshot glance(Intent intent) {
    List<ControllerView> controllers = cluster.controllersWatched();
    if (controllers == null) {
      return null;
    }
    Pair pair = Pair.find(intent, controllers);
    List<PodView> pods = isEmpty(pair) ? null : cluster.podsWatched(selector(pair));
    return pods == null ? null : snapshot(controllers, pods);
  }

  private Snapshot snapshot(List<ControllerView> controllers, List<PodView> pods) {
    return new Snapshot(cluster.namespace(), controllers, pods);
  }

  private static boolean isEmpty(Pair pair) {
    return pair.source() == null && pair.target() == null && pair.occupant() == null;
  }

  private static Map<String, String> selector(Pair pair) {
    return pair.occupant() == null ? pair.podSelector() : Map.of();
  }
}
