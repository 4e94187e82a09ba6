package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.cluster.Cluster;
import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.plan.Pair;
import java.util.List;
import java.util.Map;

/** Reads what a decision needs: the controllers first, then the pods of the pair. */
final class Observer {

  private final Cluster cluster;

  Observer(Cluster cluster) {
    this.cluster = cluster;
  }

  Snapshot observe(Intent intent) {
    List<ControllerView> controllers = cluster.controllers();
    Pair pair = Pair.find(intent, controllers);
    if (pair.source() == null && pair.target() == null && pair.occupant() == null) {
      return new Snapshot(cluster.namespace(), controllers, List.of());
    }
    Map<String, String> selector = pair.occupant() == null ? pair.podSelector() : Map.of();
    List<PodView> pods = cluster.pods(selector);
    return new Snapshot(cluster.namespace(), controllers, pods);
  }
}
