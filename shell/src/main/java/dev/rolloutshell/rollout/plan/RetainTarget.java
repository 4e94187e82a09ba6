package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.Marks;
import org.jspecify.annotations.Nullable;

/** Takes the marks off a target that keeps its name: the rollout is over. */
final class RetainTarget implements Rule {
  @Override
  public String about() {
    return "the target keeps its name";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView target = here.target();
    if (here.source() != null
        || target == null
        || !here.targetMarks().finish().equals(Marks.RETAIN)) {
      return null;
    }
    return Decision.Write.last(
        new ApiWrite.UpdateController(target, Edit.of(target.manifest()).dropMarks().manifest()),
        "take the marks off: the rollout is over",
        Ending.ROLLED_OUT);
  }
}
