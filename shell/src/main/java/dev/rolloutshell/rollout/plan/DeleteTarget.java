package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import org.jspecify.annotations.Nullable;

/** Deletes the empty target of an abort; the source keeps its name. */
final class DeleteTarget implements Rule {
  @Override
  public String about() {
    return "the empty target goes";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView target = here.target();
    if (here.source() == null || target == null || !here.sourceMarks().aborting()) {
      return null;
    }
    return Decision.Write.of(
        new ApiWrite.DeleteController(target), "it has no pods left; the source keeps its name");
  }
}
