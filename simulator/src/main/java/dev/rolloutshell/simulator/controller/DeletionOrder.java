package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Instant;
import java.util.Comparator;

/**
 * Which pods a controller gives up first: Kubernetes' {@code ActivePodsWithRanks} as of v1.21,
 * without the rank, which is the same for all pods of a ReplicationController. What is equal to
 * upstream's order is taken by name, so that two runs agree.
 */
final class DeletionOrder implements Comparator<StoredObject> {
  static final DeletionOrder ORDER = new DeletionOrder();

  private DeletionOrder() {}

  @Override
  public int compare(StoredObject a, StoredObject b) {
    int order = Boolean.compare(isAssigned(a), isAssigned(b));
    if (order == 0) {
      order = Integer.compare(phase(a), phase(b));
    }
    if (order == 0) {
      order = Boolean.compare(Pods.isReady(a), Pods.isReady(b));
    }
    if (order == 0 && Pods.isReady(a)) {
      order = latestFirst(Pods.readySince(a), Pods.readySince(b));
    }
    if (order == 0) {
      order = Long.compare(restarts(b), restarts(a));
    }
    if (order == 0) {
      order = latestFirst(created(a), created(b));
    }
    return order != 0 ? order : a.name().compareTo(b.name());
  }

  private static boolean isAssigned(StoredObject pod) {
    return !pod.spec().string("nodeName", "").isEmpty();
  }

  private static int phase(StoredObject pod) {
    return switch (Pods.phase(pod)) {
      case "Pending" -> 0;
      case "Unknown" -> 1;
      case "Running" -> 2;
      default -> 0;
    };
  }

  private static long restarts(StoredObject pod) {
    long most = 0;
    for (JsonObject container : pod.status().objects("containerStatuses")) {
      most = Math.max(most, container.number("restartCount", 0));
    }
    return most;
  }

  private static Instant created(StoredObject pod) {
    return Pods.time(pod.metadata().string("creationTimestamp"));
  }

  /** No time at all counts as the latest, as in {@code afterOrZero}. */
  private static int latestFirst(Instant a, Instant b) {
    if (a.equals(b)) {
      return 0;
    }
    if (a.equals(Instant.EPOCH) || b.equals(Instant.EPOCH)) {
      return a.equals(Instant.EPOCH) ? -1 : 1;
    }
    return b.compareTo(a);
  }
}
