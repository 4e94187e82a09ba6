package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ExitCode;
import org.jspecify.annotations.Nullable;

/** Refuses a name that no controller has (seed: neither exists). Names are matched exactly. */
final class RefuseUnknown implements Rule {
  @Override
  public String about() {
    return "neither half exists";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    if (here.source() != null || here.target() != null || aliveUnderNextName(here)) {
      return null;
    }
    return new Decision.Refused(
        ExitCode.REFUSED,
        "replicationcontrollers/"
            + here.name()
            + " not found in namespace "
            + here.seen().namespace(),
        "'get rc' shows which there are");
  }

  private static boolean aliveUnderNextName(Situation here) {
    return !here.abort() && here.intent().next() != null && here.pair().occupant() != null;
  }
}
