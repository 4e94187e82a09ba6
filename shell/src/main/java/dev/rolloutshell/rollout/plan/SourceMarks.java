package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.KubectlMark;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.rollout.model.Marks;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The marks that a source gets from its target, whatever the direction. */
final class SourceMarks {

  private SourceMarks() {}

  static Map<String, String> of(ControllerView source, ControllerView target, Marks marks) {
    int original = marks.originalSize(source.replicas());
    Integer minReady = marks.limits().minReadySeconds();
    Map<String, String> all =
        new TreeMap<>(Marks.limits(marks.limits(), minReady == null ? 0 : minReady));
    all.put(Mark.PARTNER, target.name());
    all.put(Mark.SELF_UID, source.uid());
    all.put(Mark.TARGET_UID, target.uid());
    all.put(Mark.TARGET_LABEL, target.selector().getOrDefault(marks.labelKey(), ""));
    all.put(Mark.ORIGINAL, Integer.toString(original));
    all.put(Mark.TARGET, Integer.toString(marks.targetSize(original)));
    all.put(Mark.FINISH, marks.finish().isEmpty() ? Marks.RETAIN : marks.finish());
    all.put(Mark.KEY, marks.labelKey());
    Set<String> added = labelledByKubectl(source, marks);
    if (!added.isEmpty()) {
      added.addAll(source.marks().labelAdded());
      all.put(Mark.LABEL_ADDED, String.join(",", added));
    }
    return all;
  }

  /** Where kubectl has put the label on a source that did not have it at the start. */
  static Set<String> labelledByKubectl(ControllerView source, Marks marks) {
    String key = marks.labelKey();
    Set<String> places = new TreeSet<>();
    if (!marks.sourceSelector().containsKey(key)) {
      if (KubectlMark.isLabelOfSource(source.templateLabels().getOrDefault(key, ""))) {
        places.add("template");
      }
      if (KubectlMark.isLabelOfSource(source.selector().getOrDefault(key, ""))) {
        places.add("selector");
      }
    }
    return places;
  }
}
