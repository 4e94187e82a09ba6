package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Mark;
import org.jspecify.annotations.Nullable;

/** Goes forward again, when asked to, after the source of an abort was deleted by somebody. */
final class TurnForwardAlone implements Rule {
  @Override
  public String about() {
    return "forward again although the source is gone";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView target = here.target();
    if (here.source() != null || target == null || !here.targetMarks().aborting()) {
      return null;
    }
    if (here.forward() == null) {
      return new Decision.Refused(
          ExitCode.HUMAN,
          "an abort was bringing back " + here.name() + ", but somebody has deleted it",
          "issue the rollout again to go forward with " + String.join(", ", target.images()));
    }
    int size = here.targetMarks().targetSize(target.replicas());
    return Decision.Write.of(
        new ApiWrite.UpdateController(
            target,
            Edit.of(target.manifest())
                .annotation(Mark.TURN, Integer.toString(here.targetMarks().turnNumber() + 1))
                .annotation(Mark.DESIRED, Integer.toString(size))
                .manifest()),
        "go forward again: there is nothing to go back to");
  }
}
