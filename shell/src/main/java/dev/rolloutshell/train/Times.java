package dev.rolloutshell.train;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times of a drill, in minutes and seconds. */
public final class Times {

  private static final Pattern TIME = Pattern.compile("(?:(\\d{1,4})m)?(?:(\\d{1,5})s)?");

  private Times() {}

  /** Reads {@code 90s}, {@code 2m} or {@code 1m30s}; {@code null} for anything else. */
  static @Nullable Duration read(String text) {
    Matcher time = TIME.matcher(text);
    if (text.isEmpty() || !time.matches()) {
      return null;
    }
    return Duration.ofMinutes(number(time.group(1))).plusSeconds(number(time.group(2)));
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** To the tenth of a second: {@code 12.3s}, {@code 2m 5s}. */
  public static String format(Duration time) {
    if (time.toMinutes() == 0) {
      return Score.number(time.toMillis() / 1000.0) + "s";
    }
    return time.toMinutes() + "m" + (time.toSecondsPart() == 0 ? "" : time.toSecondsPart() + "s");
  }
}
