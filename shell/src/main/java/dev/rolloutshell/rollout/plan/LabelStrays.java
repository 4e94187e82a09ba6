package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.Tree;
import org.jspecify.annotations.Nullable;

/** Labels pods of the source that a manager made from an older cache, so that it takes them in. */
final class LabelStrays implements Rule {
  @Override
  public String about() {
    return "no pod is left behind";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    if (source == null || here.target() == null || !here.marked()) {
      return null;
    }
    String key = here.targetMarks().labelKey();
    String value = source.selector().get(key);
    if (value == null || !here.sourceMarks().labelAdded().contains("selector")) {
      return null;
    }
    for (PodView pod : here.strays(source.name(), source.selectorWithout(key), key)) {
      return label(pod, key, value);
    }
    for (PodView pod : here.ownedOldestFirst(source)) {
      if (!value.equals(pod.labels().get(key))) {
        return label(pod, key, value);
      }
    }
    return null;
  }

  private static Decision label(PodView pod, String key, String value) {
    return Decision.Write.of(
        new ApiWrite.UpdatePod(pod, Tree.with(pod.manifest(), value, "metadata", "labels", key)),
        "a stray of the source: label it, so that its controller takes it in");
  }
}
