package dev.rolloutshell.simulator.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Times as Go reads and writes them: {@code metav1.Time} in whole seconds, {@code MicroTime} with
 * exactly six digits after the point, both in UTC.
 */
public final class GoTimes {
  private static final String SECONDS = "2006-01-02T15:04:05Z07:00";
  private static final String MICROS = "2006-01-02T15:04:05.000000Z07:00";
  private static final String PLAIN = "dddd-dd-ddTdd:dd:ddZ";
  private static final DateTimeFormatter WITH_MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final List<String> PARTS =
      List.of("2006", "-", "01", "-", "02", "T", "15", ":", "04", ":", "05");

  private GoTimes() {}

  /** The time as it is stored, or {@code null} when Go cannot read it. */
  public static @Nullable String normal(String text, boolean micro) {
    if (!micro && isPlain(text)) {
      return text;
    }
    int point = text.indexOf('.');
    if (micro && (point != 19 || text.length() < 27 || Character.isDigit(text.charAt(26)))) {
      return null;
    }
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      if (!micro) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
      }
      return WITH_MICROS.format(time);
    } catch (DateTimeException malformed) {
      return null;
    }
  }

  /** Whether it looks as the server writes it and is a time of some day. */
  private static boolean isPlain(String text) {
    if (text.length() != PLAIN.length()) {
      return false;
    }
    for (int i = 0; i < PLAIN.length(); i++) {
      char wanted = PLAIN.charAt(i);
      char c = text.charAt(i);
      if (wanted == 'd' ? c < '0' || c > '9' : c != wanted) {
        return false;
      }
    }
    return number(text, 5) >= 1
        && number(text, 5) <= 12
        && number(text, 8) >= 1
        && number(text, 8) <= 28
        && number(text, 11) <= 23
        && number(text, 14) <= 59
        && number(text, 17) <= 59;
  }

  private static int number(String text, int at) {
    return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
  }

  /** What Go says of a text that is no time. */
  public static String complaint(String text, boolean micro) {
    String layout = micro ? MICROS : SECONDS;
    int at = 0;
    for (String part : PARTS) {
      int end = at + part.length();
      boolean number = Character.isDigit(part.charAt(0));
      if (end > text.length()
          || (number
              ? !text.substring(at, end).chars().allMatch(Character::isDigit)
              : !text.startsWith(part, at))) {
        return cannot(text, layout, text.substring(Math.min(at, text.length())), part);
      }
      at = end;
    }
    String rest = text.substring(at);
    if (micro && !rest.matches("\\.\\d{6}(\\D.*)?")) {
      return cannot(text, layout, rest, ".000000");
    }
    if (rest.replaceFirst("^\\.\\d+", "").matches("Z|[+-]\\d\\d:\\d\\d")) {
      return "parsing time " + quoted(text) + ": day out of range";
    }
    return cannot(text, layout, rest.replaceFirst("^\\.\\d+", ""), "Z07:00");
  }

  private static String cannot(String text, String layout, String rest, String part) {
    return "parsing time %s as %s: cannot parse %s as %s"
        .formatted(quoted(text), quoted(layout), quoted(rest), quoted(part));
  }

  private static String quoted(String text) {
    return GoValues.quote(text);
  }
}
