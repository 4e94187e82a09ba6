package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.KubectlMark;
import dev.rolloutshell.rollout.model.Tree;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to take the size of a source that kubectl has shrunk and whose target is gone for the
 * size that is wanted.
 */
final class RefuseShrunken implements Rule {
  @Override
  public String about() {
    return "kubectl shrank the source, and its target is gone";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    if (source == null || here.target() != null || here.marked() || saysItsSize(here.forward())) {
      return null;
    }
    String recorded = source.annotations().getOrDefault(KubectlMark.ORIGINAL, "");
    if (!recorded.matches("\\d{1,9}") || Integer.parseInt(recorded) <= source.replicas()) {
      return null;
    }
    return new Decision.Refused(
        ExitCode.REFUSED,
        source.path()
            + " has "
            + source.replicas()
            + " of the "
            + recorded
            + " replicas that kubectl's rolling-update recorded, and its new controller is not"
            + " known",
        "'scale rc "
            + here.name()
            + " --replicas="
            + recorded
            + "' restores them, 'rollout resume "
            + here.name()
            + " NEXT' names the new controller; if "
            + source.replicas()
            + " is right: kubectl annotate rc "
            + here.name()
            + " "
            + KubectlMark.ORIGINAL
            + "-");
  }

  private static boolean saysItsSize(Intent.@Nullable Forward forward) {
    return forward != null
        && forward.change() instanceof Intent.Manifest file
        && Tree.value(file.manifest(), "spec", "replicas") != null;
  }
}
