package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ExitCode;
import org.jspecify.annotations.Nullable;

/** Refuses an abort past the last reversible step: the old manifest is no longer in the cluster. */
final class RefusePastReturn implements Rule {
  @Override
  public String about() {
    return "an abort after the source is gone";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    if (!here.abort() || !(here.parked() || here.finishing() || sourceGone(here))) {
      return null;
    }
    return new Decision.Refused(
        ExitCode.REFUSED,
        "the rollout of "
            + here.name()
            + " is past its last reversible step: the old controller is deleted",
        "'rollout resume "
            + here.name()
            + "' finishes it; then start a new rollout with the old image");
  }

  private static boolean sourceGone(Situation here) {
    return here.source() == null && here.target() != null;
  }
}
