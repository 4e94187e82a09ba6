package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.ExitCode;
import org.jspecify.annotations.Nullable;

/** Refuses to go on when the target of a hand-over was replaced under its name. */
final class RefuseImpostor implements Rule {
  @Override
  public String about() {
    return "the target was replaced by a controller of the same name during the hand-over";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView occupant = here.pair().occupant();
    if (occupant == null || !here.parked()) {
      return null;
    }
    return new Decision.Refused(
        ExitCode.HUMAN,
        occupant.path() + " is not the controller whose pods " + here.name() + " was to take over",
        "see 'get rc "
            + occupant.name()
            + " -o yaml'; delete it if it is not wanted, then 'rollout resume "
            + here.name()
            + "'");
  }
}
