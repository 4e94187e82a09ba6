package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
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
    Decision roll = new Roll(source, target, shrinking, size).next(here);
    boolean stuck = roll instanceof Decision.Wait && target.observed() && here.spent(source);
    // A pod that has only just become ready serves, too, although it does not count yet.
    return stuck && shrinking.stream().noneMatch(PodView::ready)
        ? withoutLoss(here, target, shrinking, roll, size)
        : roll;
  }

  /**
   * Goes on where neither half serves and the source will not get readier: what was broken before
   * the rollout must not keep its abort from ending.
   */
  private static @Nullable Decision withoutLoss(
      Situation here,
      ControllerView target,
      List<PodView> shrinking,
      @Nullable Decision roll,
      int size) {
    if (target.replicas() > 0) {
      return Decision.Write.of(
          new ApiWrite.UpdateController(target, Edit.of(target.manifest()).replicas(0).manifest()),
          "scale "
              + target.replicas()
              + " -> 0: none of its pods is ready, and "
              + here.name()
              + " will not get any readier by waiting");
    }
    ControllerView source = here.source();
    boolean over = shrinking.isEmpty() && source != null && source.replicas() == size;
    return over ? null : roll;
  }
}
