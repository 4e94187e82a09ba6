package dev.rolloutshell.view;

import java.util.List;
import java.util.Locale;

/** How a command prints what it shows. */
public enum Format {
  /** Aligned columns and sentences, for people. */
  TABLE,
  /** As {@link #TABLE}, with more columns. */
  WIDE,
  /** One JSON document. */
  JSON,
  /** One YAML document. */
  YAML,
  /** One {@code type/name} per line. */
  NAME;

  /** Whether the output is a single document for programs, so that nothing else may be printed. */
  public boolean document() {
    return this == JSON || this == YAML;
  }

  /** The word that selects it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format that the words of a command ask for, right or wrong as they are otherwise.
   *
   * @param words the command with its options
   * @param fallback the format when they name none
   */
  public static Format asked(List<String> words, Format fallback) {
    for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
      String word = words.get(i);
      String value = null;
      if (word.equals("-o") || word.equals("--output")) {
        value = i + 1 < words.size() ? words.get(i + 1) : null;
      } else if (word.startsWith("-o")) {
        value = word.substring(word.startsWith("-o=") ? 3 : 2);
      } else if (word.startsWith("--output=")) {
        value = word.substring("--output=".length());
      }
      for (Format format : values()) {
        if (format.word().equals(value)) {
          return format;
        }
      }
    }
    return fallback;
  }

  /**
   * Reads the value of {@code -o}.
   *
   * @throws IllegalArgumentException with a text that says what was expected and seen
   */
  public static Format parse(String text) {
    for (Format format : values()) {
      if (format.word().equals(text)) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "-o expects table, wide, json, yaml or name, or "
            + "jsonpath=TEMPLATE behind the command, got '"
            + text
            + "'");
  }
}
