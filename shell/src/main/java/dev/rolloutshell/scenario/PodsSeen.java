package dev.rolloutshell.scenario;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.StoredObject;

/** What an object says of itself, for those who look at the store. */
final class PodsSeen {

  private PodsSeen() {}

  /** Whether a pod is ready and not being deleted. */
  static boolean ready(StoredObject pod) {
    if (pod.isBeingDeleted()) {
      return false;
    }
    for (JsonObject condition : pod.status().objects("conditions")) {
      if ("Ready".equals(condition.string("type"))) {
        return "True".equals(condition.string("status"));
      }
    }
    return false;
  }

  /** The uid of its controller, empty where it has none. */
  static String owner(StoredObject pod) {
    for (JsonObject owner : pod.metadata().objects("ownerReferences")) {
      if (owner.isTrue("controller")) {
        return owner.string("uid", "");
      }
    }
    return "";
  }

  static JsonObject annotations(StoredObject object) {
    return object.metadata().object("annotations");
  }

  /** The pods that a controller makes, without their labels, which a rollout changes. */
  static JsonObject podSpec(StoredObject controller) {
    return controller.spec().object("template").object("spec");
  }
}
