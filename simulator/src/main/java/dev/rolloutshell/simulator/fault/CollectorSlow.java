package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.controller.ControllerSettings;
import java.time.Duration;

/** A garbage collector that is slow. */
final class CollectorSlow extends ControllerFault {

  CollectorSlow() {
    super(
        Controller.GARBAGE_COLLECTOR,
        "garbage-collector-slow",
        "the garbage collector takes long to see changes and for each request",
        FaultParameter.duration("watch", Duration.ofSeconds(1), "until a change reaches it"),
        FaultParameter.duration("work", Duration.ofSeconds(2), "that each request takes"),
        StandingKind.lasts(Duration.ZERO));
  }

  @Override
  ControllerSettings altered(ControllerSettings usual, FaultEffect effect) {
    return usual.seeing(effect.duration("watch")).working(effect.duration("work"));
  }
}
