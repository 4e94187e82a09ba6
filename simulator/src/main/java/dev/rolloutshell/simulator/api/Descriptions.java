package dev.rolloutshell.simulator.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What the kinds and their fields are, for people who ask {@code kubectl explain}; from data. */
public final class Descriptions {
  private static final Map<String, String> TEXTS = load();

  private Descriptions() {}

  /** What a kind of object is; empty when nobody has said. */
  static String of(String struct) {
    return TEXTS.getOrDefault(struct, "");
  }

  /** What a field of a kind is; empty when nobody has said. */
  static String of(String struct, String field) {
    return TEXTS.getOrDefault(struct + "." + field, TEXTS.getOrDefault("*." + field, ""));
  }

  /** Everything that is described. */
  public static Map<String, String> all() {
    return TEXTS;
  }

  private static Map<String, String> load() {
    Map<String, String> texts = new HashMap<>();
    try (InputStream in = Descriptions.class.getResourceAsStream("descriptions.txt")) {
      if (in == null) {
        throw new IllegalStateException("descriptions.txt is missing");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int bar = line.indexOf('|');
        texts.put(line.substring(0, bar), line.substring(bar + 1));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return Map.copyOf(texts);
  }
}
