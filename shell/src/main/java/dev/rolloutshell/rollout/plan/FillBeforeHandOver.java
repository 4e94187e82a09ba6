package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that the target has all its pods, ready, before it gives them to the renamed
 * controller.
 */
final class FillBeforeHandOver implements Rule {
  @Override
  public String about() {
    return "the target must be complete before its pods change hands";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView target = here.target();
    if (!here.parked() || target == null || Parking.isParked(target)) {
      return null;
    }
    int size = here.targetMarks().targetSize(target.replicas());
    if (target.replicas() != size) {
      return Decision.Write.of(
          new ApiWrite.UpdateController(
              target, Edit.of(target.manifest()).replicas(size).manifest()),
          "scale " + target.replicas() + " -> " + size + ": it is to hand over " + size + " pods");
    }
    return here.full(target, size)
        ? null
        : new Decision.Wait(here.standing(target, size), "ready " + here.available(target));
  }
}
