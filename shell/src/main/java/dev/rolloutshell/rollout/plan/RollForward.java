package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import org.jspecify.annotations.Nullable;

/** Rolls forward: the target grows, the source shrinks, within the limits. */
final class RollForward implements Rule {
  @Override
  public String about() {
    return "the target grows, the source shrinks";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    ControllerView target = here.target();
    if (source == null || target == null || here.sourceMarks().aborting()) {
      return null;
    }
    int size = here.targetMarks().targetSize(target.replicas());
    return new Roll(target, source, Halves.sourcePods(here, source), size).next(here);
  }
}
