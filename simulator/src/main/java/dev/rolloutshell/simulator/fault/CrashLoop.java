package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.pod.Affliction;
import dev.rolloutshell.simulator.pod.PodBehaviour;

/** A pod that crashes again and again. */
final class CrashLoop extends NamedKind implements PodKind {

  CrashLoop() {
    super(Family.POD, "crash-loop", "the pod crashes again and again");
  }

  @Override
  public Affliction affliction(PodBehaviour usual, FaultEffect effect) {
    return new Affliction(usual.failing(PodBehaviour.Failure.CRASH_LOOP), null);
  }
}
