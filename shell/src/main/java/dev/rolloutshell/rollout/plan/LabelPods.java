package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.Tree;
import java.util.List;
import java.util.Map;
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
    int known = carrying(source.templateLabels(), owned);
    boolean seen = source.fullyLabeledReplicas() == known && owned.size() == source.replicas();
    return seen ? null : waiting(source, owned, known);
  }

  /**
   * How many pods carry every label of the template, which is what the manager counts: pods that
   * are older than a label of the template never do.
   */
  static int carrying(Map<String, String> labels, List<PodView> pods) {
    return (int)
        pods.stream().filter(p -> p.labels().entrySet().containsAll(labels.entrySet())).count();
  }

  private static Decision waiting(ControllerView source, List<PodView> owned, int known) {
    int has = source.fullyLabeledReplicas();
    String missing =
        owned.size() == source.replicas()
            ? "the replication manager to see "
                + known
                + " labelled pods of "
                + source.name()
                + ", it has "
                + has
            : source.name() + " to have " + source.replicas() + " pods, it has " + owned.size();
    return new Decision.Wait(
        missing + (source.problem().isEmpty() ? "" : " (" + source.problem() + ")"),
        "labelled " + has + " of " + owned.size());
  }
}
