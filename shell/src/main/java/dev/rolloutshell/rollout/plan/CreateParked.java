package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.rollout.model.Marks;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Creates the controller of the old name, identical to the target but parked: no replicas, and a
 * selector that matches no pod.
 */
final class CreateParked implements Rule {
  @Override
  public String about() {
    return "the target gets the old name";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView target = here.target();
    if (here.source() != null || target == null) {
      return null;
    }
    Marks marks = here.targetMarks();
    int size = marks.targetSize(target.replicas());
    Map<String, Object> plain =
        Edit.of(Parking.unparked(target.manifest()))
            .asNew(target.namespace(), here.name())
            .dropMarks()
            .manifest();
    Edit edit =
        Edit.of(Parking.parked(plain, target.uid()))
            .replicas(0)
            .annotation(Mark.PARKED_FOR, target.uid())
            .annotation(Mark.DESIRED, Integer.toString(size))
            .annotation(Mark.PARTNER, target.name())
            .annotation(Mark.ORIGINAL, Integer.toString(marks.originalSize(size)))
            .annotation(Mark.TARGET, Integer.toString(size))
            .annotation(Mark.FINISH, Marks.RENAME)
            .annotation(Mark.KEY, marks.labelKey())
            .annotation(Mark.TURN, Integer.toString(marks.turnNumber()))
            .annotations(Marks.limits(marks.limits(), here.minReadySeconds()));
    return Decision.Write.of(
        new ApiWrite.CreateController(edit.manifest()),
        "the old name for the new manifest, parked: it matches no pod yet");
  }
}
