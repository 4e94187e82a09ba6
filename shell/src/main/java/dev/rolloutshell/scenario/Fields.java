package dev.rolloutshell.scenario;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The members of one mapping of a file, read by name; whatever is not known is refused. */
public final class Fields {

  private final String source;
  private final String what;
  private final int line;
  private final Map<String, Located> members;

  private Fields(String source, String what, int line, Map<String, Located> members) {
    this.source = source;
    this.what = what;
    this.line = line;
    this.members = members;
  }

  /**
   * The members of a mapping.
   *
   * @param source what messages call the file
   * @param what what messages call the mapping
   * @param known the keys it may have
   * @throws InvalidScenarioException when it is no mapping, or has another key
   */
  public static Fields of(String source, String what, Located mapping, Set<String> known) {
    Fields fields = unchecked(source, what, mapping);
    List<Problem> unknown = fields.unknown(known);
    if (!unknown.isEmpty()) {
      throw new InvalidScenarioException(unknown);
    }
    return fields;
  }

  /** The members of a mapping, whatever their keys. */
  static Fields unchecked(String source, String what, Located mapping) {
    Map<String, Located> members = new LinkedHashMap<>();
    if (!(mapping.value() instanceof Map<?, ?> map)) {
      throw new InvalidScenarioException(
          source, mapping.line(), what + ": expected a mapping, got " + mapping.kind());
    }
    map.forEach((key, value) -> members.put((String) key, (Located) value));
    return new Fields(source, what, mapping.line(), members);
  }

  /** A problem for each member with another key than these. */
  List<Problem> unknown(Set<String> known) {
    List<String> expected = List.copyOf(new TreeSet<>(known));
    List<Problem> unknown = new ArrayList<>();
    members.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            String message =
                what
                    + ": unknown key '"
                    + key
                    + "', expected one of "
                    + String.join(", ", expected);
            unknown.add(new Problem(source, value.line(), key, message, expected));
          }
        });
    return unknown;
  }

  /** A complaint about a member, or about the whole where the member is missing. */
  public InvalidScenarioException wrong(String key, String message) {
    Located value = members.get(key);
    return wrong(value == null ? line : value.line(), key, message);
  }

  /** A complaint about an item of a member's list. */
  public InvalidScenarioException wrong(Located item, String key, String message) {
    return wrong(item.line(), key, message);
  }

  /** The same with what to type next, or to write instead. */
  public InvalidScenarioException wrong(
      Located item, String key, String message, @Nullable String advice) {
    return wrong(item.line(), key, message, advice);
  }

  private InvalidScenarioException wrong(int at, String key, String message) {
    return wrong(at, key, message, null);
  }

  private InvalidScenarioException wrong(
      int at, String key, String message, @Nullable String advice) {
    String text = what + ": " + key + ": " + message;
    return new InvalidScenarioException(
        List.of(new Problem(source, at, key, text, List.of(), advice)));
  }

  /** A member, or {@code null} when it is missing. */
  public @Nullable Located get(String key) {
    return members.get(key);
  }

  /** A text that must be there. */
  public String text(String key) {
    String text = optionalText(key);
    if (text == null) {
      throw wrong(key, "is missing: expected a text");
    }
    return text;
  }

  /** A text, or {@code null} when it is missing; plain numbers and booleans are texts, too. */
  public @Nullable String optionalText(String key) {
    Located value = members.get(key);
    if (value == null || value.value() == null) {
      return null;
    }
    if (value.value() instanceof Map || value.value() instanceof List) {
      throw wrong(key, "expected a text, got " + value.kind());
    }
    return value.value().toString();
  }

  /** A whole number, or the fallback when it is missing. */
  public long number(String key, long fallback) {
    Located value = members.get(key);
    return value == null ? fallback : number(key, value);
  }

  /** A whole number, or {@code null} when it is missing. */
  public @Nullable Integer optionalCount(String key) {
    Located value = members.get(key);
    if (value == null) {
      return null;
    }
    long number = number(key, value);
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw wrong(key, "expected a whole number, at least 0, got " + value.kind());
    }
    return (int) number;
  }

  /** True or false, or {@code null} when it is missing. */
  public @Nullable Boolean optionalFlag(String key) {
    Located value = members.get(key);
    if (value == null) {
      return null;
    }
    if (value.value() instanceof Boolean flag) {
      return flag;
    }
    throw wrong(key, "expected true or false, got " + value.kind());
  }

  private long number(String key, Located value) {
    Object seen = value.value();
    if (seen instanceof Number number && !(seen instanceof BigInteger)) {
      long whole = number.longValue();
      if (whole == number.doubleValue()) {
        return whole;
      }
    }
    throw wrong(key, "expected a whole number, got " + value.kind());
  }

  /** The items of a list, none when it is missing. */
  public List<Located> list(String key, int most) {
    Located value = members.get(key);
    if (value == null || value.value() == null) {
      return List.of();
    }
    if (!(value.value() instanceof List<?> list)) {
      throw wrong(key, "expected a list, got " + value.kind());
    }
    if (list.size() > most) {
      throw wrong(key, "expected at most " + most + " items, got " + list.size());
    }
    List<Located> items = new ArrayList<>();
    list.forEach(item -> items.add((Located) item));
    return items;
  }

  /** The items of a list of texts, none when it is missing. */
  public List<String> texts(String key, int most) {
    return items(key, most, "a text", item -> item.value() instanceof String text ? text : null);
  }

  /** The items of a list of mappings as they are, none when it is missing. */
  @SuppressWarnings("unchecked")
  public List<Map<String, Object>> mappings(String key, int most) {
    return items(
        key,
        most,
        "a mapping",
        item -> item.value() instanceof Map ? (Map<String, Object>) item.plain() : null);
  }

  private <T> List<T> items(
      String key, int most, String expected, Function<Located, @Nullable T> read) {
    List<T> items = new ArrayList<>();
    List<Problem> wrong = new ArrayList<>();
    for (Located item : list(key, most)) {
      T value = read.apply(item);
      if (value == null) {
        wrong.addAll(wrong(item, key, "expected " + expected + ", got " + item.kind()).problems());
      } else {
        items.add(value);
      }
    }
    if (!wrong.isEmpty()) {
      throw new InvalidScenarioException(wrong);
    }
    return items;
  }
}
