package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Mark;
import org.jspecify.annotations.Nullable;

/** Recognises a rollout that ended under the given name: this template, no marks, source gone. */
final class RecogniseRetained implements Rule {
  @Override
  public String about() {
    return "the source is gone and the named target carries no marks";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    Intent.Forward forward = here.forward();
    ControllerView survivor = here.pair().occupant();
    if (here.source() != null || survivor == null) {
      return null;
    }
    if (forward == null) {
      return here.abort()
          ? null
          : new Decision.Done(Ending.NOTHING, "no rollout of " + here.name() + " is under way");
    }
    if (survivor.annotations().containsKey(Mark.SOURCE_UID)
        || !new Request(forward).isFulfilledBy(survivor)) {
      return new Decision.Refused(
          ExitCode.REFUSED,
          "replicationcontrollers/"
              + here.name()
              + " not found, and "
              + survivor.name()
              + " is not what it was to become ("
              + new Request(forward).inWords()
              + ")",
          "'get rc' shows which there are");
    }
    return here.full(survivor, survivor.replicas())
        ? new Decision.Done(
            Ending.ROLLED_OUT,
            survivor.name() + " already has " + new Request(forward).inWords() + " and is ready")
        : new Decision.Wait(
            here.standing(survivor, survivor.replicas()), "ready " + here.available(survivor));
  }
}
