package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import org.jspecify.annotations.Nullable;

/** Takes the marks off the renamed controller: the rollout is over. */
final class RemoveMarksAfterRename implements Rule {
  @Override
  public String about() {
    return "the marks go last";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    if (!here.finishing() || source == null) {
      return null;
    }
    return Decision.Write.last(
        new ApiWrite.UpdateController(source, Edit.of(source.manifest()).dropMarks().manifest()),
        "take the marks off: the rollout is over",
        Ending.ROLLED_OUT);
  }
}
