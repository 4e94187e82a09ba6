package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to go on where kubectl stopped before it made its target: nothing in the cluster says
 * what was wanted.
 */
final class RefuseHalfLabelled implements Rule {
  @Override
  public String about() {
    return "kubectl stopped while it labelled the source";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView source = here.source();
    HalfLabelled labels = source == null ? null : HalfLabelled.of(source);
    if (labels == null || here.target() != null || here.marked()) {
      return null;
    }
    String stopped =
        "kubectl's rolling-update stopped while it labelled "
            + here.name()
            + " with '"
            + labels.key()
            + "', before it made the new controller";
    String back = "; 'rollout abort " + here.name() + "' takes the label off";
    Intent.Forward forward = here.forward();
    if (forward == null) {
      return new Decision.Refused(
          ExitCode.REFUSED,
          stopped,
          "'rolling-update " + here.name() + " --image=IMAGE' begins again" + back);
    }
    boolean finishable =
        labels.places().contains("selector") || labels.key().equals(forward.labelKey());
    return finishable
        ? null
        : new Decision.Refused(
            ExitCode.REFUSED,
            stopped,
            "--deployment-label-key=" + labels.key() + " goes on with that label" + back);
  }
}
