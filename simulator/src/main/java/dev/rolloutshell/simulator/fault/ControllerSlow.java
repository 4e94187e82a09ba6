package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.controller.ControllerSettings;
import java.time.Duration;

/** A controller that is slow. */
final class ControllerSlow extends ControllerFault {

  /**
   * A kind of fault about one controller.
   *
   * @param words what people call it, as {@code the garbage collector}
   */
  ControllerSlow(Controller controller, String name, String words) {
    super(
        controller,
        name,
        words + " takes long to see changes and for each request",
        FaultParameter.duration("watch", Duration.ofSeconds(1), "until a change reaches it"),
        FaultParameter.duration("work", Duration.ofSeconds(2), "that each request takes"),
        StandingKind.lasts(Duration.ZERO));
  }

  @Override
  ControllerSettings altered(ControllerSettings usual, FaultEffect effect) {
    return usual.seeing(effect.duration("watch")).working(effect.duration("work"));
  }
}
