package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.controller.ControllerSettings;
import java.time.Duration;

/** A garbage collector that does nothing. */
final class CollectorStopped extends ControllerFault {

  CollectorStopped() {
    super(
        Controller.GARBAGE_COLLECTOR,
        "garbage-collector-stopped",
        "the garbage collector does nothing",
        StandingKind.lasts(Duration.ZERO));
  }

  @Override
  ControllerSettings altered(ControllerSettings usual, FaultEffect effect) {
    return usual.running(false);
  }
}
