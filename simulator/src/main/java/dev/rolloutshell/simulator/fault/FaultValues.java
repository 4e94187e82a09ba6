package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.clock.DurationText;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads single values of a fault; what is wrong with one is said in one line with its key. */
final class FaultValues {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int LARGEST = 1_000_000;

  private FaultValues() {}

  static IllegalArgumentException wrong(String key, String expected, @Nullable Object seen) {
    return new IllegalArgumentException(key + ": expected " + expected + ", got " + shown(seen));
  }

  private static String shown(@Nullable Object seen) {
    if (seen == null) {
      return "nothing";
    }
    if (seen instanceof Map) {
      return "a map";
    }
    if (seen instanceof Collection) {
      return "a list";
    }
    String text = String.valueOf(seen);
    return "'" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "'";
  }

  static Duration duration(String key, @Nullable Object given) {
    Duration read =
        given instanceof String || given instanceof Number
            ? DurationText.parse(given.toString())
            : null;
    if (read == null || read.compareTo(LONGEST) > 0) {
      throw wrong(key, "a duration such as 500ms, 10s or 1m30s, at most 24h", given);
    }
    return read;
  }

  static int count(String key, @Nullable Object given, int least) {
    try {
      int read = Integer.parseInt(String.valueOf(given));
      if (read >= least && read <= LARGEST) {
        return read;
      }
    } catch (NumberFormatException e) {
      throw wrong(key, range(least), given);
    }
    throw wrong(key, range(least), given);
  }

  private static String range(int least) {
    return "a whole number from " + least + " to " + LARGEST;
  }

  static int percent(String key, @Nullable Object given) {
    String text = String.valueOf(given);
    try {
      int read = Integer.parseInt(text.endsWith("%") ? text.substring(0, text.length() - 1) : "-");
      if (read >= 0 && read <= 100) {
        return read;
      }
    } catch (NumberFormatException e) {
      throw wrong(key, "a share from 0% to 100%", given);
    }
    throw wrong(key, "a share from 0% to 100%", given);
  }

  static boolean flag(String key, @Nullable Object given) {
    return switch (String.valueOf(given)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(key, "true or false", given);
    };
  }

  static double probability(String key, @Nullable Object given) {
    try {
      double read = Double.parseDouble(String.valueOf(given));
      if (read > 0 && read <= 1) {
        return read;
      }
    } catch (NumberFormatException e) {
      throw wrong(key, "a number above 0 and at most 1", given);
    }
    throw wrong(key, "a number above 0 and at most 1", given);
  }

  static String text(String key, @Nullable Object given) {
    if (given == null || given instanceof Map || given instanceof Collection) {
      throw wrong(key, "a text", given);
    }
    return String.valueOf(given);
  }

  static String word(String key, @Nullable Object given, Collection<String> known) {
    String read = given instanceof String text ? text : "";
    if (!known.contains(read)) {
      throw wrong(key, "one of " + String.join(", ", known), given);
    }
    return read;
  }

  /** A map whose keys are all known; empty when nothing is given. */
  static Map<?, ?> map(String key, @Nullable Object given, Collection<String> known) {
    if (given == null) {
      return Map.of();
    }
    if (!(given instanceof Map<?, ?> map)) {
      throw wrong(key, "a map", given);
    }
    for (Object one : map.keySet()) {
      if (!known.contains(String.valueOf(one))) {
        String where = key.isEmpty() ? "" : key + ".";
        throw wrong(where + one, known(known), one);
      }
    }
    return map;
  }

  private static String known(Collection<String> known) {
    List<String> sorted = known.stream().sorted().toList();
    return sorted.isEmpty() ? "no key here" : "only the keys " + String.join(", ", sorted);
  }
}
