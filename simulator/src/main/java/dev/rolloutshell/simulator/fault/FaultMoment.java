package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.clock.Event;

/** The moment at which a fault begins, or at which one that stands ends. */
record FaultMoment(long fault, boolean begins) implements Event<FaultWorld> {

  @Override
  public String name() {
    return "fault " + fault + (begins ? " begins" : " ends");
  }

  @Override
  public void run(FaultWorld world) {
    world.faults().happen(this);
  }
}
