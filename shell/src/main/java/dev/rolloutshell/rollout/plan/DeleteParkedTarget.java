package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.Marks;
import org.jspecify.annotations.Nullable;

/** Brings the renamed controller to its size, then deletes the parked target. */
final class DeleteParkedTarget implements Rule {
  @Override
  public String about() {
    return "the emptied target goes once the renamed controller is complete";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    if (!here.finishing() || source == null) {
      return null;
    }
    Marks marks = here.sourceMarks();
    int size = marks.desired() == null ? source.replicas() : marks.desired();
    if (source.replicas() != size) {
      return Decision.Write.of(
          new ApiWrite.UpdateController(
              source, Edit.of(source.manifest()).replicas(size).manifest()),
          "scale " + source.replicas() + " -> " + size + ": the recorded size");
    }
    if (!here.full(source, size) || !here.adoptable(source).isEmpty()) {
      return new Decision.Wait(
          here.standing(source, size),
          "ready " + here.available(source) + " to adopt " + here.adoptable(source).size());
    }
    ControllerView target = here.target();
    if (target == null || !Parking.isParked(target)) {
      return null;
    }
    return Decision.Write.of(
        new ApiWrite.DeleteController(target), "its pods belong to " + here.name() + " now");
  }
}
