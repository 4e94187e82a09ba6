package dev.rolloutshell.timeline;

import java.time.Duration;
import java.util.Locale;

/** Times since the beginning of a timeline, in words. */
final class Elapsed {

  private static final double[] STEPS = {
    0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200,
    10800, 21600, 43200, 86400
  };

  private Elapsed() {}

  /** The smallest round number of seconds that is not below this one. */
  static double roundStep(double seconds) {
    for (double step : STEPS) {
      if (step >= seconds) {
        return step;
      }
    }
    double days = Math.ceil(seconds / 86400);
    return days * 86400;
  }

  /**
   * A time to the second, or to the hundredth while it is short: {@code 2h0m13s}, {@code 1.05s}.
   */
  static String text(Duration time) {
    long millis = time.toMillis();
    if (millis < 60_000) {
      String seconds = String.format(Locale.ROOT, "%.2f", millis / 1000.0);
      return seconds.replaceFirst("\\.?0+$", "") + "s";
    }
    String text = time.toDays() == 0 ? "" : time.toDays() + "d";
    text += time.toHours() == 0 ? "" : time.toHoursPart() + "h";
    return (text + time.toMinutesPart() + "m" + time.toSecondsPart() + "s")
        .replaceFirst("(?<=[hd])0m0s$|(?<=m)0s$", "");
  }

  /** A length in its two largest units. */
  static String rough(Duration time) {
    if (time.toHours() == 0) {
      return text(time);
    }
    return time.toDays() == 0
        ? time.toHours() + "h" + rest(time.toMinutesPart(), "m")
        : time.toDays() + "d" + rest(time.toHoursPart(), "h");
  }

  private static String rest(int amount, String unit) {
    return amount == 0 ? "" : amount + unit;
  }
}
