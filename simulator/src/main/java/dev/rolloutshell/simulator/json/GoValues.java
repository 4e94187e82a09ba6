package dev.rolloutshell.simulator.json;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values as Go prints them in messages. */
public final class GoValues {
  private GoValues() {}

  /** A value of a field: strings quoted, numbers and truths bare, maps as Go source. */
  public static String show(@Nullable Object value) {
    if (value instanceof String text) {
      return quote(text);
    }
    if (value instanceof JsonObject map) {
      return stringMap(map);
    }
    if (value instanceof List<?> list) {
      List<String> items = new ArrayList<>();
      list.forEach(item -> items.add(show(item)));
      return "[]string{" + String.join(", ", items) + "}";
    }
    return value == null ? "null" : value.toString();
  }

  /** {@code map[string]string{"a":"b"}}, sorted by key. */
  static String stringMap(JsonObject map) {
    List<String> members = new ArrayList<>();
    for (Map.Entry<String, @Nullable Object> member : new TreeMap<>(map).entrySet()) {
      members.add(quote(member.getKey()) + ":" + show(member.getValue()));
    }
    return "map[string]string{" + String.join(", ", members) + "}";
  }

  /** A value as {@code %v} prints it: {@code map[name:c]}. */
  public static String plain(@Nullable Object value) {
    if (value instanceof JsonObject map) {
      List<String> members = new ArrayList<>();
      new TreeMap<>(map).forEach((key, member) -> members.add(key + ":" + plain(member)));
      return "map[" + String.join(" ", members) + "]";
    }
    if (value instanceof List<?> list) {
      return "[" + String.join(" ", list.stream().map(GoValues::plain).toList()) + "]";
    }
    return value == null ? "<nil>" : value.toString();
  }

  /** A string as {@code strconv.Quote} writes it. */
  public static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(c -> append(out, c));
    return out.append('"').toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < 0x20 || c == 0x7f) {
          out.append("\\x%02x".formatted(c));
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }
}
