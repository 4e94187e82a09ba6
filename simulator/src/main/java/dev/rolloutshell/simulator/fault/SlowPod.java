package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.pod.Affliction;
import dev.rolloutshell.simulator.pod.DelayRange;
import dev.rolloutshell.simulator.pod.PodBehaviour;
import java.time.Duration;

/** A pod that takes long to become ready. */
final class SlowPod extends NamedKind implements PodKind {

  SlowPod() {
    super(
        Family.POD,
        "slow-pod",
        "the pod takes long to become ready",
        FaultParameter.duration(
            "ready", Duration.ofMinutes(1), "from its start until it is ready"));
  }

  @Override
  public Affliction affliction(PodBehaviour usual, FaultEffect effect) {
    return new Affliction(usual.readyAfter(DelayRange.of(effect.duration("ready"))), null);
  }
}
