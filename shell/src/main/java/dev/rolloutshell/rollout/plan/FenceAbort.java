package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.rollout.model.Marks;
import org.jspecify.annotations.Nullable;

/**
 * Writes the target after turning back, before anything is scaled, so that a late write of a dead
 * client fails.
 */
final class FenceAbort implements Rule {
  @Override
  public String about() {
    return "a dead client cannot undo the abort";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView target = here.target();
    if (here.source() == null || target == null || !here.sourceMarks().aborting()) {
      return null;
    }
    Marks marks = here.targetMarks();
    boolean fenced =
        marks.turnNumber() == here.sourceMarks().turnNumber()
            && Integer.valueOf(0).equals(marks.desired());
    return fenced
        ? null
        : Decision.Write.of(
            new ApiWrite.UpdateController(
                target,
                Edit.of(target.manifest())
                    .annotation(Mark.TURN, Integer.toString(here.sourceMarks().turnNumber()))
                    .annotation(Mark.DESIRED, "0")
                    .manifest()),
            "the target is to shrink, before anything is scaled");
  }
}
