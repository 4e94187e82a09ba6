package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What is missing between the pods a controller has and those it wants: Kubernetes' {@code
 * manageReplicas}, at most {@link #BURST} at a time.
 *
 * @param create how many pods to create
 * @param delete which pods to delete, in order
 */
record Scaling(int create, List<StoredObject> delete) {

  /** Upstream's {@code BurstReplicas}. */
  static final int BURST = 500;

  static final Scaling NOTHING = new Scaling(0, List.of());

  static Scaling of(StoredObject controller, List<StoredObject> pods) {
    long wanted = controller.spec().number("replicas", 1);
    long difference = pods.size() - wanted;
    if (difference == 0) {
      return NOTHING;
    }
    if (difference < 0) {
      return new Scaling((int) Math.min(-difference, BURST), List.of());
    }
    List<StoredObject> ranked = new ArrayList<>(pods);
    if (difference < pods.size()) {
      ranked.sort(DeletionOrder.ORDER);
    }
    return new Scaling(0, List.copyOf(ranked.subList(0, (int) Math.min(difference, BURST))));
  }
}
