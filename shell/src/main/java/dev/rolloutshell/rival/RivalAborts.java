package dev.rolloutshell.rival;

import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.simulator.fault.Family;
import dev.rolloutshell.simulator.fault.FaultEffect;
import dev.rolloutshell.simulator.fault.FaultWorld;
import dev.rolloutshell.simulator.fault.NamedKind;
import dev.rolloutshell.simulator.fault.StandingKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Another operator who aborts the rollout, and sees the abort through. */
public final class RivalAborts extends NamedKind implements StandingKind {

  public RivalAborts() {
    super(
        Family.RIVAL,
        "rival-aborts",
        "another operator aborts the rollout, and sees it through",
        Somebody.PARAMETERS);
  }

  @Override
  public @Nullable Object begin(FaultEffect effect, FaultWorld world) {
    Intent abort = new Intent.Abort(Somebody.controller(effect), null);
    Somebody.turn(effect, world, rollouts -> Somebody.step(rollouts, abort));
    return null;
  }

  @Override
  public Duration every(FaultEffect effect) {
    return Somebody.every(effect);
  }

  @Override
  public void again(FaultEffect effect, FaultWorld world) {
    Intent resume = new Intent.Resume(Somebody.controller(effect), null);
    Somebody.turn(
        effect,
        world,
        rollouts -> {
          if (rollouts.status(resume).direction().equals("abort")) {
            Somebody.step(rollouts, resume);
          }
        });
  }
}
