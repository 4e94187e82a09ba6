package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.PodView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rolls back: the same roll with the two trading places. */
final class RollBack implements Rule {
  @Override
  public String about() {
    return "the source grows again, the target shrinks";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    ControllerView target = here.target();
    if (source == null || target == null || !here.sourceMarks().aborting()) {
      return null;
    }
    int size = here.targetMarks().originalSize(source.replicas());
    List<PodView> shrinking = new ArrayList<>(here.owned(target));
    shrinking.addAll(here.adoptable(target));
    return new Roll(source, target, shrinking, size).next(here);
  }
}
