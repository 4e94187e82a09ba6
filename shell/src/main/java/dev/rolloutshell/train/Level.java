package dev.rolloutshell.train;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How much a drill asks of its operator; the levels in the order in which they are trained. */
public enum Level {
  /** The commands, with nothing going wrong. */
  FIRST_STEPS,
  /** The client died, and somebody has to go on or back. */
  RECOVERY,
  /** Pods, limits or colleagues stand in the way. */
  TROUBLE,
  /** Several things at once, and some that only look like trouble. */
  INCIDENT;

  /** As in a drill's file: {@code first-steps}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads a level.
   *
   * @throws IllegalArgumentException with a text that says what was expected and seen
   */
  public static Level parse(String text) {
    return Arrays.stream(values())
        .filter(level -> level.word().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of " + words() + ", got '" + text + "'"));
  }

  /** All of them, for people. */
  public static String words() {
    return Arrays.stream(values()).map(Level::word).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return word();
  }
}
