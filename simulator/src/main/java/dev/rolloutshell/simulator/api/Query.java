package dev.rolloutshell.simulator.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a query; of a repeated one the first value counts, as in Go. */
final class Query {
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private Query() {}

  static Query parse(String raw) {
    Query query = new Query();
    int start = 0;
    while (start < raw.length()) {
      int end = raw.indexOf('&', start);
      end = end < 0 ? raw.length() : end;
      query.add(raw.substring(start, end));
      start = end + 1;
    }
    return query;
  }

  private void add(String pair) {
    if (pair.isEmpty()) {
      return;
    }
    int equals = pair.indexOf('=');
    String name = decode(equals < 0 ? pair : pair.substring(0, equals));
    String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
    if (name != null && value != null) {
      values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }
  }

  /** Go drops a parameter whose encoding is broken. */
  private static @Nullable String decode(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  /** The value, or the empty string when it is absent. */
  String get(String name) {
    List<String> all = values.get(name);
    return all == null ? "" : all.get(0);
  }

  /** All values, in order. */
  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** A truth as Kubernetes reads it: absent, {@code 0} and {@code false} are not. */
  boolean isTrue(String name) {
    String value = get(name);
    return has(name) && !value.equals("0") && !value.equalsIgnoreCase("false");
  }
}
