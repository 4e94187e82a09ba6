package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.clock.DurationText;
import java.time.Duration;

/**
 * Something that the effect of a kind of fault can be told.
 *
 * @param name as in files and, with two dashes, on the command line
 * @param type what values it takes
 * @param fallback its value when nothing is said
 * @param about what it is
 */
public record FaultParameter(String name, Type type, Object fallback, String about) {

  /** What values a parameter takes. */
  public enum Type {
    /** A time such as {@code 500ms}. */
    DURATION("DURATION"),
    /** A whole number, at least 0. */
    COUNT("N"),
    /** A share such as {@code 50%}. */
    PERCENT("P%"),
    /** Yes or no. */
    SWITCH("true|false"),
    /** Any text; empty for none. */
    TEXT("TEXT");

    private final String value;

    Type(String value) {
      this.value = value;
    }

    /** What a value is called in help. */
    public String value() {
      return value;
    }
  }

  public static FaultParameter duration(String name, Duration fallback, String about) {
    return new FaultParameter(name, Type.DURATION, fallback, about);
  }

  public static FaultParameter count(String name, int fallback, String about) {
    return new FaultParameter(name, Type.COUNT, fallback, about);
  }

  public static FaultParameter percent(String name, int fallback, String about) {
    return new FaultParameter(name, Type.PERCENT, fallback, about);
  }

  public static FaultParameter flag(String name, boolean fallback, String about) {
    return new FaultParameter(name, Type.SWITCH, fallback, about);
  }

  public static FaultParameter text(String name, String fallback, String about) {
    return new FaultParameter(name, Type.TEXT, fallback, about);
  }

  /** Reads a value as files and command lines give it. */
  Object read(String key, Object given) {
    return switch (type) {
      case DURATION -> FaultValues.duration(key, given);
      case COUNT -> FaultValues.count(key, given, 0);
      case PERCENT -> FaultValues.percent(key, given);
      case SWITCH -> FaultValues.flag(key, given);
      case TEXT -> FaultValues.text(key, given);
    };
  }

  /** A value as files write it. */
  Object plain(Object value) {
    return switch (type) {
      case DURATION -> DurationText.of((Duration) value);
      case PERCENT -> value + "%";
      case COUNT, SWITCH, TEXT -> value;
    };
  }

  /** The default as files write it. */
  public String fallbackText() {
    return String.valueOf(plain(fallback));
  }
}
