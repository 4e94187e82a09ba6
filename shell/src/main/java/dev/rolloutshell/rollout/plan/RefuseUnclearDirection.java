package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.KubectlMark;
import dev.rolloutshell.rollout.model.Tree;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to guess the direction of kubectl's rollout when its target is empty but had pods before:
 * a rollback whose marks are off already looks like a rollout that has just begun.
 */
final class RefuseUnclearDirection implements Rule {
  @Override
  public String about() {
    return "kubectl's marks do not tell a finished rollback from a beginning";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView target = here.target();
    if (!(here.intent() instanceof Intent.Resume)
        || here.source() == null
        || target == null
        || !target.readOtherwise()
        || here.sourceMarks().aborting()) {
      return null;
    }
    boolean shrunk =
        Tree.strings(target.manifest(), "metadata", "annotations")
            .containsKey(KubectlMark.ORIGINAL);
    if (!shrunk || target.replicas() > 0) {
      return null;
    }
    return new Decision.Refused(
        ExitCode.HUMAN,
        "kubectl's rolling-update left "
            + target.name()
            + " without pods, which it had before: it was rolling back, or has been begun again",
        "'rollout abort "
            + here.name()
            + "' goes back, 'rolling-update "
            + here.name()
            + " --image="
            + String.join(",", target.images())
            + "' goes forward");
  }
}
