package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import org.jspecify.annotations.Nullable;

/** Deletes the empty source: its name is free, and past this there is no way back. */
final class DeleteSource implements Rule {
  @Override
  public String about() {
    return "the empty source goes";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    if (source == null || here.target() == null || here.sourceMarks().aborting()) {
      return null;
    }
    return Decision.Write.of(
        new ApiWrite.DeleteController(source),
        "it has no pods left; the last step that an abort could undo is behind");
  }
}
