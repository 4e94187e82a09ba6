package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Which active pods are a controller's, which it takes, and which it lets go: Kubernetes' {@code
 * PodControllerRefManager}, decided from what is given and without side effects.
 *
 * @param owned its own already, and matching
 * @param adopt nobody's, and matching
 * @param release its own, and no longer matching
 */
record Claims(List<StoredObject> owned, List<StoredObject> adopt, List<StoredObject> release) {

  /**
   * Decides for one controller.
   *
   * @param mine pods it controls
   * @param orphans pods of its namespace that nobody controls
   */
  static Claims of(
      StoredObject controller, Collection<StoredObject> mine, Collection<StoredObject> orphans) {
    JsonObject selector = controller.spec().object("selector");
    List<StoredObject> owned = new ArrayList<>();
    List<StoredObject> adopt = new ArrayList<>();
    List<StoredObject> release = new ArrayList<>();
    for (StoredObject pod : mine) {
      if (!Pods.isActive(pod)) {
        continue;
      }
      if (Pods.matches(selector, pod.labels())) {
        owned.add(pod);
      } else if (!controller.isBeingDeleted()) {
        release.add(pod);
      }
    }
    if (!controller.isBeingDeleted()) {
      for (StoredObject pod : orphans) {
        if (Pods.isActive(pod) && Pods.matches(selector, pod.labels())) {
          adopt.add(pod);
        }
      }
    }
    return new Claims(owned, adopt, release);
  }
}
