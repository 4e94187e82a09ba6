package dev.rolloutshell.simulator.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * The present moment, and a place to put events that happen later.
 *
 * @param <W> the world the events happen in
 */
public interface Schedule<W> {

  /** The present moment of virtual time. */
  Instant now();

  /**
   * Puts an event into the future; events of one moment happen in the order in which they were put.
   *
   * @param delay from now; a negative one counts as none
   * @return a ticket to cancel it with
   */
  long after(Duration delay, Event<? super W> event);
}
