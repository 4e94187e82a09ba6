package dev.rolloutshell.view;

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
        "-o expects table, wide, json, yaml or name, got '" + text + "'");
  }
}
