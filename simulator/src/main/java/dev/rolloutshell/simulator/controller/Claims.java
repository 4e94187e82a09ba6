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
 * @param counts how many of these are what
 * @param adopt nobody's, and matching
 * @param release its own, and no longer matching
 */
record Claims(
    List<StoredObject> owned,
    ReplicaCounts counts,
    List<StoredObject> adopt,
    List<StoredObject> release) {

  /**
   * Decides for one controller.
   *
   * @param mine pods it controls
   * @param orphans pods of its namespace that nobody controls
   */
  static Claims of(StoredObject controller, Collection<SeenPod> mine, Collection<SeenPod> orphans) {
    JsonObject selector = controller.spec().object("selector");
    LabelTest selected = new LabelTest(selector);
    LabelTest labeled = new LabelTest(ReplicaCounts.templateLabels(controller));
    List<StoredObject> owned = new ArrayList<>(mine.size());
    List<StoredObject> adopt = new ArrayList<>();
    List<StoredObject> release = new ArrayList<>();
    long fullyLabeled = 0;
    long ready = 0;
    for (SeenPod seen : mine) {
      if (!seen.active()) {
        continue;
      }
      JsonObject labels = seen.pod().labels();
      if (!selector.isEmpty() && selected.passes(labels)) {
        owned.add(seen.pod());
        fullyLabeled += labeled.passes(labels) ? 1 : 0;
        ready += seen.ready() ? 1 : 0;
      } else if (!controller.isBeingDeleted()) {
        release.add(seen.pod());
      }
    }
    if (!controller.isBeingDeleted()) {
      for (SeenPod seen : orphans) {
        if (seen.active() && Pods.matches(selector, seen.pod().labels())) {
          adopt.add(seen.pod());
        }
      }
    }
    return new Claims(owned, new ReplicaCounts(fullyLabeled, ready), adopt, release);
  }
}
