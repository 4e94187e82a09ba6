package dev.rolloutshell.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of a YAML file with its line, so that what is wrong with it can be said of its place.
 *
 * @param line where it begins, or its key where it has one; from 1
 * @param value a map of located values by key, a list of them, a string, number, boolean, or {@code
 *     null}
 */
public record Located(int line, @Nullable Object value) {

  /** The same without lines: maps, lists, strings, numbers, booleans and {@code null}. */
  public @Nullable Object plain() {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      map.forEach((key, member) -> plain.put((String) key, ((Located) member).plain()));
      return plain;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> plain = new ArrayList<>();
      list.forEach(item -> plain.add(((Located) item).plain()));
      return plain;
    }
    return value;
  }

  /** What kind of value it is, for messages. */
  public String kind() {
    if (value instanceof Map) {
      return "a mapping";
    }
    if (value instanceof List) {
      return "a list";
    }
    return value == null ? "nothing" : "'" + value + "'";
  }
}
