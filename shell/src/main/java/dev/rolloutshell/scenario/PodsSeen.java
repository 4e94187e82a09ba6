package dev.rolloutshell.scenario;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.StoredObject;

/** What an object says of itself, for those who look at the store. */
final class PodsSeen {

  private PodsSeen() {}

  static JsonObject annotations(StoredObject object) {
    return object.metadata().object("annotations");
  }

  /** The pods that a controller makes, without their labels, which a rollout changes. */
  static JsonObject podSpec(StoredObject controller) {
    return controller.spec().object("template").object("spec");
  }
}
