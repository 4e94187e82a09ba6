package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.Tree;
import org.jspecify.annotations.Nullable;

/** Takes the label off the pods once the manager has acted on the wider selector. */
final class UnlabelPods implements Rule {
  @Override
  public String about() {
    return "the label comes off the pods";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    if (source == null || !here.sourceMarks().aborting()) {
      return null;
    }
    if (!source.observed()) {
      return new Decision.Wait(
          "the replication manager to act on " + source.path(), "observed " + source.generation());
    }
    String key = here.sourceMarks().labelKey();
    if (!here.sourceMarks().labelAdded().contains("template")) {
      return null;
    }
    for (PodView pod : here.ownedOldestFirst(source)) {
      if (pod.labels().containsKey(key)) {
        return Decision.Write.of(
            new ApiWrite.UpdatePod(pod, Tree.without(pod.manifest(), "metadata", "labels", key)),
            "the pod as it was, without the label");
      }
    }
    return null;
  }
}
