package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * A pod as a controller saw it, with the answers to what every sync asks of every pod.
 *
 * @param active whether it counts as a replica
 * @param controller the uid of the owner that controls it, or {@code null}
 */
record SeenPod(StoredObject pod, boolean active, boolean ready, @Nullable String controller) {

  static SeenPod of(StoredObject pod) {
    return new SeenPod(pod, Pods.isActive(pod), Pods.isReady(pod), Owners.controllerUid(pod));
  }
}
