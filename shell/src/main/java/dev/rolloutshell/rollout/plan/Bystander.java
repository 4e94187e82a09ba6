package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.ExitCode;

/** A third controller that would adopt the target's pods while they change hands. */
final class Bystander {

  private Bystander() {}

  static Decision refusal(Situation here, ControllerView bystander) {
    return new Decision.Refused(
        ExitCode.REFUSED,
        bystander.path()
            + " has a selector that matches the pods of "
            + here.name()
            + " too, and would take them during the rename",
        "narrow the selector of "
            + bystander.name()
            + ", or keep the new name: 'rollout run "
            + here.name()
            + " NEXT ...'");
  }
}
