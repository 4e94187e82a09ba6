package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.pod.Affliction;
import dev.rolloutshell.simulator.pod.PodBehaviour;
import java.time.Duration;

/** A pod whose readiness comes and goes. */
final class Flapping extends NamedKind implements PodKind {

  Flapping() {
    super(
        Family.POD,
        "flapping",
        "the pod is ready, and not, and ready, and so on",
        FaultParameter.duration("up", Duration.ofSeconds(10), "for how long it is ready"),
        FaultParameter.duration("down", Duration.ofSeconds(5), "for how long it is not"));
  }

  @Override
  public boolean befallsExisting() {
    return true;
  }

  @Override
  public Affliction affliction(PodBehaviour usual, FaultEffect effect) {
    return new Affliction(
        usual, new Affliction.Flapping(effect.duration("up"), effect.duration("down")));
  }
}
