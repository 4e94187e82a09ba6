package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.List;

/** Somebody else who edits the controller. */
final class RivalEdits extends Rival implements ActKind {

  RivalEdits() {
    super(
        "rival-edits",
        "somebody else edits the controller",
        FaultParameter.text("annotation", "edited-by", "an annotation to set"),
        FaultParameter.text("value", "somebody", "its value"),
        FaultParameter.text("image", "", "a new image for its first container, or empty"));
  }

  @Override
  public void act(FaultEffect effect, FaultWorld world) {
    StoredObject controller = controller(effect, world);
    if (controller == null || controller.isBeingDeleted()) {
      return;
    }
    JsonObject edited =
        controller
            .json()
            .withAt(effect.text("value"), "metadata", "annotations", effect.text("annotation"));
    world.objects().update(controller, withImage(edited, effect.text("image")));
  }

  private static JsonObject withImage(JsonObject controller, String image) {
    JsonObject pod = controller.object("spec").object("template").object("spec");
    List<JsonObject> containers = new ArrayList<>(pod.objects("containers"));
    if (image.isEmpty() || containers.isEmpty()) {
      return controller;
    }
    containers.set(0, containers.get(0).with("image", image));
    return controller.withAt(containers, "spec", "template", "spec", "containers");
  }
}
