package dev.rolloutshell.scenario;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where an object lacks what is expected of it. */
final class Difference {

  private Difference() {}

  /** The first place in words, or {@code null} when the object has all that is expected. */
  static @Nullable String of(Map<String, Object> expected, Map<String, ?> seen) {
    return at("", expected, seen);
  }

  private static @Nullable String at(
      String path, @Nullable Object expected, @Nullable Object seen) {
    if (expected instanceof Map<?, ?> members && seen instanceof Map<?, ?> object) {
      for (Object key : new TreeSet<>(members.keySet())) {
        String below = path.isEmpty() ? key.toString() : path + "." + key;
        String difference = at(below, members.get(key), object.get(key));
        if (difference != null) {
          return difference;
        }
      }
      return null;
    }
    if (expected instanceof List<?> items && seen instanceof List<?> list) {
      return inList(path, items, list);
    }
    return same(expected, seen)
        ? null
        : "%s is %s, expected %s".formatted(path, inWords(seen), inWords(expected));
  }

  private static @Nullable String inList(String path, List<?> items, List<?> list) {
    if (items.size() != list.size()) {
      return "%s has %d items, expected %d".formatted(path, list.size(), items.size());
    }
    for (int i = 0; i < items.size(); i++) {
      String difference = at(path + "[" + i + "]", items.get(i), list.get(i));
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private static boolean same(@Nullable Object expected, @Nullable Object seen) {
    if (expected instanceof Number a && seen instanceof Number b) {
      return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0;
    }
    if (expected instanceof Map<?, ?> members && seen == null) {
      // What only says that keys are missing holds of what is not there, too.
      return members.values().stream().allMatch(value -> same(value, null));
    }
    return expected == null ? seen == null : expected.equals(seen);
  }

  private static String inWords(@Nullable Object value) {
    return value == null ? "missing" : value.toString();
  }
}
