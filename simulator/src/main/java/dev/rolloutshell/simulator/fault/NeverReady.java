package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.pod.Affliction;
import dev.rolloutshell.simulator.pod.PodBehaviour;

/** A pod that runs and never becomes ready. */
final class NeverReady extends NamedKind implements PodKind {

  NeverReady() {
    super(Family.POD, "never-ready", "the pod runs and never becomes ready");
  }

  @Override
  public Affliction affliction(PodBehaviour usual, FaultEffect effect) {
    return new Affliction(usual.readyAfter(null), null);
  }
}
