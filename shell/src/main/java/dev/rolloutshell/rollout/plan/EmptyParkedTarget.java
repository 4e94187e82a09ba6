package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import org.jspecify.annotations.Nullable;

/** Takes a parked target back to no replicas when somebody, an autoscaler perhaps, scaled it. */
final class EmptyParkedTarget implements Rule {
  @Override
  public String about() {
    return "a parked target stays at no replicas, whoever scales it";
  }

  @Override
  public @Nullable Decision decide(Situation here) {
    ControllerView target = here.target();
    boolean handingOver = here.parked() || here.finishing();
    if (!handingOver || target == null || !Parking.isParked(target) || target.replicas() == 0) {
      return null;
    }
    return Decision.Write.of(
        new ApiWrite.UpdateController(target, Edit.of(target.manifest()).replicas(0).manifest()),
        "scale " + target.replicas() + " -> 0: it has handed its pods over");
  }
}
