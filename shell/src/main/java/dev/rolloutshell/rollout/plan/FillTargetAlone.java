package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Marks;
import dev.rolloutshell.rollout.model.PodView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Brings the target to its size when its source is gone, and removes pods that the source left
 * behind.
 */
final class FillTargetAlone implements Rule {
  @Override
  public String about() {
    return "the source is gone: the target must be complete";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView target = here.target();
    if (here.source() != null || target == null || Parking.isParked(target)) {
      return null;
    }
    Marks marks = here.targetMarks();
    List<PodView> left = here.seen().pods().stream().filter(p -> leftBehind(p, here)).toList();
    return new Roll(target, null, left, marks.targetSize(target.replicas())).next(here);
  }

  /** What the source made and nobody owns, or the garbage collector has not taken yet. */
  private static boolean leftBehind(PodView pod, Situation here) {
    String source = here.targetMarks().sourceUid();
    if (pod.active() && !source.isEmpty() && pod.ownerUid().equals(source)) {
      return true;
    }
    Map<String, String> selector = new TreeMap<>(here.targetMarks().sourceSelector());
    selector.remove(here.targetMarks().labelKey());
    return pod.active()
        && pod.ownerUid().isEmpty()
        && pod.generateName().equals(here.name() + "-")
        && !selector.isEmpty()
        && pod.labels().entrySet().containsAll(selector.entrySet());
  }
}
