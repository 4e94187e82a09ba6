package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.clock.Event;
import java.util.Locale;

/**
 * A moment in the life of a fault.
 *
 * @param fault its number
 * @param strike which of its strikes this belongs to
 * @param what what happens then
 */
record FaultMoment(long fault, int strike, What what) implements Event<FaultWorld> {

  enum What {
    BEGINS,
    GOES_ON,
    ENDS
  }

  @Override
  public String name() {
    return "fault " + fault + " " + what.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  @Override
  public void run(FaultWorld world) {
    world.faults().happen(this);
  }
}
