package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Marks;
import dev.rolloutshell.rollout.model.PodView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings the source of an abort to its original size, and removes pods that a deleted target left
 * behind.
 */
final class RestoreSource implements Rule {
  @Override
  public String about() {
    return "an abort whose target is gone: the source gets its size";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    if (source == null || here.target() != null || !here.sourceMarks().aborting()) {
      return null;
    }
    Marks marks = here.sourceMarks();
    List<PodView> left =
        here.seen().pods().stream()
            .filter(
                p ->
                    p.active()
                        && p.ownerUid().isEmpty()
                        && p.generateName().equals(marks.partner() + "-")
                        && marks.targetLabel().equals(p.labels().get(marks.labelKey())))
            .toList();
    Decision roll = new Roll(source, null, left, marks.originalSize(source.replicas())).next(here);
    return roll instanceof Decision.Wait
            && source.replicas() == marks.originalSize(source.replicas())
            && left.isEmpty()
        ? null
        : roll;
  }
}
