package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.Mark;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Marks the source and gives its template the label: pods made from now on carry it. */
final class MarkSource implements Rule {
  @Override
  public String about() {
    return "the source learns of the rollout";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    ControllerView target = here.target();
    if (source == null || target == null || here.sourceMarks().aborting()) {
      return null;
    }
    boolean known =
        here.marked()
            && here.sourceMarks().targetUid().equals(target.uid())
            && here.sourceMarks().partner().equals(target.name());
    if (known && labelledOrRetained(source, here)) {
      return null;
    }
    return Decision.Write.of(
        new ApiWrite.UpdateController(source, marked(source, target, here)),
        known
            ? "label the pods that are made from now on"
            : "mark the source; label the pods that are made from now on");
  }

  private static boolean labelledOrRetained(ControllerView source, Situation here) {
    return source.templateLabels().containsKey(here.targetMarks().labelKey());
  }

  private static Map<String, Object> marked(
      ControllerView source, ControllerView target, Situation here) {
    String key = here.targetMarks().labelKey();
    Set<String> added = new TreeSet<>(here.sourceMarks().labelAdded());
    added.addAll(SourceMarks.labelledByKubectl(source, here.targetMarks()));
    Edit edit =
        Edit.of(source.manifest())
            .annotations(SourceMarks.of(source, target, here.targetMarks()))
            .annotation(Mark.DESIRED, "0");
    if (!here.marked()) {
      edit.annotation(Mark.TURN, Integer.toString(here.targetMarks().turnNumber()));
    }
    if (!source.templateLabels().containsKey(key)) {
      String value = Digest.ofSource(source, key, target.uid());
      edit.label(key, value, List.of("template"));
      added.add("template");
      if (!source.labels().containsKey(key)) {
        edit.label(key, value, List.of("metadata"));
        added.add("metadata");
      }
    }
    if (!source.selector().containsKey(key)) {
      added.add("selector");
    }
    if (!added.isEmpty()) {
      edit.annotation(Mark.LABEL_ADDED, String.join(",", added));
    }
    return edit.manifest();
  }
}
