package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.store.StoredObject;

/** Somebody else who scales the controller. */
final class RivalScales extends Rival implements ActKind {

  RivalScales() {
    super(
        "rival-scales",
        "somebody else scales the controller",
        FaultParameter.count("replicas", 1, "to which size"));
  }

  @Override
  public void act(FaultEffect effect, FaultWorld world) {
    StoredObject controller = controller(effect, world);
    if (controller != null) {
      scale(controller, effect.number("replicas"), world);
    }
  }

  static void scale(StoredObject controller, int replicas, FaultWorld world) {
    if (!controller.isBeingDeleted() && controller.spec().number("replicas", 1) != replicas) {
      world
          .objects()
          .update(controller, controller.json().withAt((long) replicas, "spec", "replicas"));
    }
  }
}
