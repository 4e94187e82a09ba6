package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ExitCode;
import org.jspecify.annotations.Nullable;

/** Refuses to make a second target beside the one that a rollout already has. */
final class RefuseAnotherName implements Rule {
  @Override
  public String about() {
    return "another name for the target than the one under way";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    String next = here.intent().next();
    if (next == null) {
      return null;
    }
    String underWay = here.sourceMarks().partner();
    if (underWay.isEmpty() && !here.pair().claimants().isEmpty()) {
      underWay = here.pair().claimants().get(0).name();
    }
    if (underWay.isEmpty() || underWay.equals(next)) {
      return null;
    }
    return new Decision.Refused(
        ExitCode.REFUSED,
        "the rollout of " + here.name() + " under way goes to " + underWay + ", not to " + next,
        WaysOn.hint(here));
  }
}
