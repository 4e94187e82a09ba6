package dev.rolloutshell.simulator.fault;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a fault does, in figures: a value for every parameter of its kind.
 *
 * @param values by the parameters' names
 */
public record FaultEffect(Map<String, Object> values) {

  /** The given values; what is left out has its default. */
  static FaultEffect of(FaultKind kind, @Nullable Object given) {
    List<String> known = kind.parameters().stream().map(FaultParameter::name).toList();
    Map<?, ?> map = FaultValues.map("effect", given, known);
    Map<String, Object> values = new LinkedHashMap<>();
    for (FaultParameter parameter : kind.parameters()) {
      String name = parameter.name();
      Object value = map.get(name);
      values.put(
          name,
          map.containsKey(name)
              ? parameter.read("effect." + name, value == null ? "" : value)
              : parameter.fallback());
    }
    return new FaultEffect(Map.copyOf(values));
  }

  /** What differs from the defaults, as files write it. */
  Map<String, Object> toMap(FaultKind kind) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (FaultParameter parameter : kind.parameters()) {
      Object value = value(parameter.name());
      if (!value.equals(parameter.fallback())) {
        map.put(parameter.name(), parameter.plain(value));
      }
    }
    return map;
  }

  private Object value(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  public Duration duration(String name) {
    return (Duration) value(name);
  }

  /** A whole number, or the percentage of a share. */
  public int number(String name) {
    return (Integer) value(name);
  }

  public boolean is(String name) {
    return (Boolean) value(name);
  }

  public String text(String name) {
    return (String) value(name);
  }
}
