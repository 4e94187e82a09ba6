package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.Marks;
import dev.rolloutshell.rollout.model.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Waits until the restored source is complete, then takes the marks off: the abort is over. */
final class RemoveMarksAfterAbort implements Rule {
  @Override
  public String about() {
    return "the marks go last";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    if (source == null || !here.sourceMarks().aborting()) {
      return null;
    }
    Marks marks = here.sourceMarks();
    int size = marks.originalSize(source.replicas());
    boolean full = here.full(source, size);
    if (!full && !(source.replicas() == size && here.spent(source))) {
      return new Decision.Wait(here.standing(source, size), "ready " + here.available(source));
    }
    Edit edit = Edit.of(source.manifest()).dropMarks();
    if (marks.labelAdded().contains("metadata")) {
      edit.dropLabel(marks.labelKey(), List.of("metadata"));
      if (Tree.object(edit.manifest(), "metadata", "labels").isEmpty()) {
        edit.drop("metadata", "labels");
      }
    }
    return Decision.Write.last(
        new ApiWrite.UpdateController(source, edit.manifest()),
        "take the marks off: the source is as it was"
            + (full ? "" : ", with " + here.available(source) + " of " + size + " ready"),
        full ? Ending.ABORTED : Ending.ABORTED_UNREADY);
  }
}
