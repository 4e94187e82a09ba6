package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.controller.ControllerSettings;
import java.time.Duration;

/** A replication manager that does nothing. */
final class ManagerStopped extends ControllerFault {

  ManagerStopped() {
    super(
        Controller.REPLICATION_MANAGER,
        "replication-manager-stopped",
        "the replication manager does nothing",
        StandingKind.lasts(Duration.ZERO));
  }

  @Override
  ControllerSettings altered(ControllerSettings usual, FaultEffect effect) {
    return usual.running(false);
  }
}
