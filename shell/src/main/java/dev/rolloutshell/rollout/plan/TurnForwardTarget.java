package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.Mark;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Goes forward again after an abort, the target first, so that a crash in between still means
 * abort.
 */
final class TurnForwardTarget implements Rule {
  @Override
  public String about() {
    return "forward again after an abort: the target first";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    ControllerView target = here.target();
    if (here.forward() == null
        || source == null
        || target == null
        || !here.sourceMarks().aborting()) {
      return null;
    }
    int sourceTurn = here.sourceMarks().turnNumber();
    int targetTurn = here.targetMarks().turnNumber();
    if (targetTurn % 2 == 0 && targetTurn > sourceTurn) {
      return null;
    }
    int turn = Math.max(sourceTurn, targetTurn);
    return new Decision.Write(
        new ApiWrite.UpdateController(
            target,
            Edit.of(target.manifest())
                .annotation(Mark.TURN, Integer.toString(turn % 2 == 1 ? turn + 1 : turn + 2))
                .annotation(
                    Mark.DESIRED,
                    Integer.toString(here.targetMarks().targetSize(target.replicas())))
                .manifest()),
        "forward again: first the target is to grow",
        null,
        true,
        Duration.ZERO);
  }
}
