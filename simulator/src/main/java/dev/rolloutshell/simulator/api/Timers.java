package dev.rolloutshell.simulator.api;

import java.time.Duration;

/** Whoever lets time pass for open watches: bookmarks, and ends after {@code timeoutSeconds}. */
public interface Timers {

  /** No time ever passes. */
  Timers NONE = (delay, watch, kind) -> {};

  /** What a watch wants to be woken for. */
  enum Kind {
    BOOKMARK,
    TIMEOUT
  }

  /**
   * Asks that {@link ApiServer#wake} be called with the same arguments after a delay. There is no
   * cancelling: waking a watch that is over does nothing.
   *
   * @param watch number of the watch
   */
  void schedule(Duration delay, long watch, Kind kind);
}
