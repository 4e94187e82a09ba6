package dev.rolloutshell.simulator.model;

import java.time.Instant;

/** Moments as the API writes them: RFC 3339 in UTC and whole seconds. */
public final class Timestamps {

  /** The last second that was written: in one second much happens. */
  private record Written(long second, String text) {}

  @SuppressWarnings("NonFinalStaticField") // A race costs a second formatting, never a wrong text.
  private static Written last = write(0);

  private Timestamps() {}

  /** The moment's second, such as {@code 2026-01-01T00:00:00Z}. */
  public static String of(Instant moment) {
    Written written = last;
    if (written.second() != moment.getEpochSecond()) {
      written = write(moment.getEpochSecond());
      last = written;
    }
    return written.text();
  }

  private static Written write(long second) {
    return new Written(second, Instant.ofEpochSecond(second).toString());
  }
}
