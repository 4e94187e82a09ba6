package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.StoredObject;

/**
 * How many of a controller's pods are what.
 *
 * @param labeled have all labels of the template
 * @param ready are ready
 */
record ReplicaCounts(long labeled, long ready) {
  /** These with one pod more. */
  ReplicaCounts plus(StoredObject controller, StoredObject pod) {
    return new ReplicaCounts(
        labeled + (pod.labels().hasAll(templateLabels(controller)) ? 1 : 0),
        ready + (Pods.isReady(pod) ? 1 : 0));
  }

  static JsonObject templateLabels(StoredObject controller) {
    return controller.spec().object("template").object("metadata").object("labels");
  }
}
