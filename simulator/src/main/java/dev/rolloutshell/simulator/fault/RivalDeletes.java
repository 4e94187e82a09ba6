package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.store.DeleteOptions;
import dev.rolloutshell.simulator.store.StoredObject;

/** Somebody else who deletes the controller. */
final class RivalDeletes extends Rival implements ActKind {

  RivalDeletes() {
    super(
        "rival-deletes",
        "somebody else deletes the controller, and with it its pods",
        FaultParameter.flag("orphan", false, "whether its pods stay"));
  }

  @Override
  public void act(FaultEffect effect, FaultWorld world) {
    StoredObject controller = controller(effect, world);
    if (controller != null && !controller.isBeingDeleted()) {
      String policy = effect.is("orphan") ? "Orphan" : "Background";
      world.objects().delete(controller.key(), DeleteOptions.DEFAULT.withPolicy(policy));
    }
  }
}
