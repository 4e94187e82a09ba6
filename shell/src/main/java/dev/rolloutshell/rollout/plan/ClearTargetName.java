package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Mark;
import org.jspecify.annotations.Nullable;

/** Refuses a target name that another controller holds; clears away a leftover of a dead client. */
final class ClearTargetName implements Rule {
  @Override
  public String about() {
    return "the target name is held by a controller that is not the target";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView occupant = here.pair().occupant();
    ControllerView source = here.source();
    if (occupant == null || source == null || here.parked() || here.finishing()) {
      return null;
    }
    if (here.forward() != null && leftover(occupant, here)) {
      return Decision.Write.clearing(
          new ApiWrite.DeleteController(occupant),
          "an empty leftover of a rollout whose source is gone");
    }
    boolean asked = here.forward() != null || (here.intent().next() != null && !here.marked());
    if (!asked) {
      return null;
    }
    String owner = occupant.annotations().get(Mark.PARTNER);
    return new Decision.Refused(
        ExitCode.REFUSED,
        occupant.path()
            + (owner == null || owner.equals(here.name())
                ? " exists and is not the target of a rollout of "
                : " belongs to a rollout of " + owner + ", not of ")
            + here.name(),
        "choose another name, or look at it with 'get rc " + occupant.name() + "'");
  }

  private static boolean leftover(ControllerView occupant, Situation here) {
    String sourceUid = occupant.annotations().get(Mark.SOURCE_UID);
    return sourceUid != null
        && occupant.replicas() == 0
        && here.owned(occupant).isEmpty()
        && here.seen().controllers().stream().noneMatch(c -> c.uid().equals(sourceUid));
  }
}
