package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.Mark;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rollout back: the source is to have its original size (seed: desired-replicas moves to
 * it).
 */
final class TurnBack implements Rule {
  @Override
  public String about() {
    return "the abort is durable from this write on";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    ControllerView target = here.target();
    if (!here.abort() || source == null || target == null || here.sourceMarks().aborting()) {
      return null;
    }
    int turn = Math.max(here.sourceMarks().turnNumber(), here.targetMarks().turnNumber());
    int original = here.targetMarks().originalSize(source.replicas());
    Edit edit =
        Edit.of(source.manifest())
            .annotations(SourceMarks.of(source, target, here.targetMarks()))
            .annotation(Mark.TURN, Integer.toString(turn % 2 == 0 ? turn + 1 : turn + 2))
            .annotation(Mark.DESIRED, Integer.toString(original));
    return Decision.Write.of(
        new ApiWrite.UpdateController(source, edit.manifest()),
        "turn back: " + source.name() + " is to have " + original + " pods again");
  }
}
