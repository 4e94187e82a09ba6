package dev.rolloutshell.simulator.api;

import java.time.Duration;

/** Whoever lets time pass for open watches: bookmarks, and ends after {@code timeoutSeconds}. */
public interface Timers {

  /** No time ever passes. */
  Timers NONE =
      new Timers() {
        @Override
        public long schedule(Duration delay, long watch, Kind kind) {
          return 0;
        }

        @Override
        public void cancel(long ticket) {}
      };

  /** What a watch wants to be woken for. */
  enum Kind {
    BOOKMARK,
    TIMEOUT
  }

  /**
   * Asks that {@link ApiServer#wake} be called with the same arguments after a delay.
   *
   * @param watch number of the watch
   * @return a ticket to cancel it with
   */
  long schedule(Duration delay, long watch, Kind kind);

  /** Takes a request back, so that a watch that is over leaves nothing behind. */
  void cancel(long ticket);
}
