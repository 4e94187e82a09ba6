package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.Mark;
import org.jspecify.annotations.Nullable;

/** Goes forward again after an abort: the source, whose mark decides, follows the target. */
final class TurnForwardSource implements Rule {
  @Override
  public String about() {
    return "forward again after an abort: then the source";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    if (here.forward() == null
        || source == null
        || here.target() == null
        || !here.sourceMarks().aborting()) {
      return null;
    }
    return Decision.Write.of(
        new ApiWrite.UpdateController(
            source,
            Edit.of(source.manifest())
                .annotation(Mark.TURN, Integer.toString(here.targetMarks().turnNumber()))
                .annotation(Mark.DESIRED, "0")
                .manifest()),
        "forward again: the source is to shrink");
  }
}
