package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Mark;
import org.jspecify.annotations.Nullable;

/**
 * Restores a lost desired size: from the recorded one; from the source only while the target is
 * empty (seed: both exist, annotation missing).
 */
final class RestoreTargetMarks implements Rule {
  @Override
  public String about() {
    return "the target lacks its desired size";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    ControllerView target = here.target();
    if (target == null
        || (here.targetMarks().desired() != null && !here.targetMarks().sourceUid().isEmpty())
        || here.parked()
        || here.finishing()) {
      return null;
    }
    Integer recorded =
        here.targetMarks().target() != null
            ? here.targetMarks().target()
            : here.sourceMarks().target() != null
                ? here.sourceMarks().target()
                : here.targetMarks().desired();
    boolean empty = target.replicas() == 0 && here.owned(target).isEmpty();
    if (recorded == null && (source == null || !empty)) {
      return new Decision.Refused(
          ExitCode.HUMAN,
          target.path() + " has pods but does not say which size it is to reach",
          "annotate it with " + Mark.DESIRED + "=SIZE, then 'rollout resume " + here.name() + "'");
    }
    int size = recorded != null || source == null ? orZero(recorded) : source.replicas();
    Edit edit =
        Edit.of(target.manifest())
            .annotation(Mark.DESIRED, Integer.toString(here.sourceMarks().aborting() ? 0 : size))
            .annotation(Mark.TARGET, Integer.toString(size));
    if (source != null) {
      edit.annotation(Mark.SOURCE_UID, source.uid());
      if (here.targetMarks().original() == null) {
        edit.annotation(
            Mark.ORIGINAL, Integer.toString(here.sourceMarks().originalSize(source.replicas())));
      }
    }
    return Decision.Write.clearing(
        new ApiWrite.UpdateController(target, edit.manifest()),
        "record again that " + size + " pods are wanted");
  }

  private static int orZero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
