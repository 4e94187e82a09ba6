package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Labels the source's pods once the manager knows the labelled template, and waits until it has
 * seen them.
 */
final class LabelPods implements Rule {
  @Override
  public String about() {
    return "every pod of the source gets the label";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    if (source == null || here.target() == null || here.sourceMarks().aborting()) {
      return null;
    }
    String key = here.targetMarks().labelKey();
    String value = source.templateLabels().get(key);
    if (source.selector().containsKey(key) || value == null) {
      return null;
    }
    if (!source.observed()) {
      return new Decision.Wait(
          "the replication manager to act on " + source.path(), "observed " + source.generation());
    }
    List<PodView> owned = here.ownedOldestFirst(source);
    for (PodView pod : owned) {
      if (!value.equals(pod.labels().get(key))) {
        return Decision.Write.of(
            new ApiWrite.UpdatePod(
                pod, Tree.with(pod.manifest(), value, "metadata", "labels", key)),
            "label it, so that it still matches when the selector gets narrower");
      }
    }
    boolean seen =
        source.fullyLabeledReplicas() == source.replicas() && owned.size() == source.replicas();
    return seen
        ? null
        : new Decision.Wait(
            "the replication manager to see "
                + source.replicas()
                + " labelled pods of "
                + source.name()
                + ", it has "
                + source.fullyLabeledReplicas(),
            "labelled " + source.fullyLabeledReplicas() + " of " + owned.size());
  }
}
