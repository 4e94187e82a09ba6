package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.controller.ControllerSettings;
import java.time.Duration;

/** A controller that does nothing. */
final class ControllerStopped extends ControllerFault {

  /**
   * A kind of fault about one controller.
   *
   * @param words what people call it, as {@code the garbage collector}
   */
  ControllerStopped(Controller controller, String name, String words) {
    super(controller, name, words + " does nothing", StandingKind.lasts(Duration.ZERO));
  }

  @Override
  ControllerSettings altered(ControllerSettings usual, FaultEffect effect) {
    return usual.running(false);
  }
}
