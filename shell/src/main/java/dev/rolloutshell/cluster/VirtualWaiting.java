package dev.rolloutshell.cluster;

import dev.rolloutshell.simulator.SimulatedCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Time on a simulator whose clock moves only while somebody waits: a wait takes no real time. */
public final class VirtualWaiting implements Waiting {

  private final SimulatedCluster simulator;

  /** Waits by letting a simulator's next events happen. */
  public VirtualWaiting(SimulatedCluster simulator) {
    this.simulator = simulator;
  }

  @Override
  public Instant now() {
    return simulator.now();
  }

  @Override
  public boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return simulator.runUntil(condition, atMost);
  }

  @Override
  public void wake() {
    // The condition is asked after every event as it is.
  }
}
