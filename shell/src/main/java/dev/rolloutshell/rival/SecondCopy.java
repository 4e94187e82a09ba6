package dev.rolloutshell.rival;

import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.simulator.fault.Family;
import dev.rolloutshell.simulator.fault.FaultEffect;
import dev.rolloutshell.simulator.fault.FaultWorld;
import dev.rolloutshell.simulator.fault.NamedKind;
import dev.rolloutshell.simulator.fault.StandingKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A second copy of this tool that works on the same rollout at the same time. */
public final class SecondCopy extends NamedKind implements StandingKind {

  public SecondCopy() {
    super(
        Family.RIVAL,
        "second-copy",
        "a second copy of this tool works on the same rollout at the same time",
        Somebody.PARAMETERS);
  }

  @Override
  public @Nullable Object begin(FaultEffect effect, FaultWorld world) {
    again(effect, world);
    return null;
  }

  @Override
  public Duration every(FaultEffect effect) {
    return Somebody.every(effect);
  }

  @Override
  public void again(FaultEffect effect, FaultWorld world) {
    Intent resume = new Intent.Resume(Somebody.controller(effect), null);
    Somebody.turn(effect, world, rollouts -> Somebody.step(rollouts, resume));
  }
}
