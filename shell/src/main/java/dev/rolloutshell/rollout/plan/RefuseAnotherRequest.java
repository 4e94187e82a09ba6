package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import org.jspecify.annotations.Nullable;

/** Refuses a request other than the rollout that is under way, naming both ways on. */
final class RefuseAnotherRequest implements Rule {
  @Override
  public String about() {
    return "another image or manifest while a rollout is under way";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    Intent.Forward forward = here.forward();
    if (forward == null) {
      return null;
    }
    ControllerView carrier = here.parked() || here.finishing() ? here.source() : here.target();
    if (carrier == null) {
      return null;
    }
    String underWay =
        "the rollout of " + here.name() + " to " + String.join(", ", carrier.images());
    return new Request(forward).isMetBy(carrier)
        ? null
        : refused(
            here,
            underWay
                + (here.aborting()
                    ? " is being aborted, so there is none to "
                    : " is under way, not to ")
                + new Request(forward).inWords());
  }

  private static Decision refused(Situation here, String message) {
    return new Decision.Refused(ExitCode.REFUSED, message, WaysOn.hint(here));
  }
}
