package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import org.jspecify.annotations.Nullable;

/**
 * Waits until the manager has acted on the parked target and none of its pods names it as owner.
 */
final class AwaitRelease implements Rule {
  @Override
  public String about() {
    return "the released pods must have no owner";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView target = here.target();
    if (!here.parked() || target == null) {
      return null;
    }
    int owned = here.owned(target).size();
    if (target.observed() && owned == 0) {
      return null;
    }
    return new Decision.Wait(
        target.name() + " to release its pods, " + owned + " left", "released " + owned);
  }
}
