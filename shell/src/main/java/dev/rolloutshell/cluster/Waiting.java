package dev.rolloutshell.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** How time passes while nothing can be written: by the wall clock, or at once on a simulator. */
public interface Waiting {

  /** The time now. */
  Instant now();

  /**
   * Waits until the condition holds.
   *
   * @param condition checked whenever something may have changed
   * @param atMost the longest time to wait
   * @return whether the condition holds
   * @throws InterruptedException when the operator interrupts the command
   */
  boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException;

  /** Says that something may have changed. */
  void wake();
}
