package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.KubectlMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source that kubectl was labelling, before it made its target.
 *
 * @param key the label's key
 * @param places where on the source it is: {@code template}, {@code selector}
 */
record HalfLabelled(String key, List<String> places) {

  /** How far kubectl came, or {@code null} when it was not at it. */
  static @Nullable HalfLabelled of(ControllerView source) {
    if (!source.annotations().containsKey(KubectlMark.NEXT)
        || source.annotations().containsKey(KubectlMark.ORIGINAL)
        || source.annotations().containsKey(KubectlMark.SOURCE)) {
      return null;
    }
    for (Map.Entry<String, String> label : source.templateLabels().entrySet()) {
      boolean narrowed = label.getValue().equals(source.selector().get(label.getKey()));
      boolean begun = !narrowed && !source.selector().containsKey(label.getKey());
      if (KubectlMark.isLabelOfSource(label.getValue())
          || (begun && KubectlMark.isLabel(label.getValue()))) {
        List<String> places = new ArrayList<>(List.of("template"));
        if (narrowed) {
          places.add("selector");
        }
        return new HalfLabelled(label.getKey(), places);
      }
    }
    return null;
  }
}
