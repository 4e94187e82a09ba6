package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.rollout.model.Marks;
import org.jspecify.annotations.Nullable;

/**
 * Writes the target after a change of direction, before anything is scaled, so that a late write of
 * a dead client fails.
 */
final class FenceForward implements Rule {
  @Override
  public String about() {
    return "a dead client cannot undo the turn";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView target = here.target();
    if (here.source() == null || target == null || here.sourceMarks().aborting()) {
      return null;
    }
    Marks marks = here.targetMarks();
    int size = marks.targetSize(target.replicas());
    boolean fenced =
        marks.turnNumber() == here.sourceMarks().turnNumber()
            && Integer.valueOf(size).equals(marks.desired());
    return fenced
        ? null
        : Decision.Write.of(
            new ApiWrite.UpdateController(
                target,
                Edit.of(target.manifest())
                    .annotation(Mark.TURN, Integer.toString(here.sourceMarks().turnNumber()))
                    .annotation(Mark.DESIRED, Integer.toString(size))
                    .manifest()),
            "the target follows the direction, before anything is scaled");
  }
}
