package dev.rolloutshell.simulator.fault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A fault as it is asked for.
 *
 * @param kind what goes wrong
 * @param match at which calls, watch events or pods
 * @param trigger at which of those that match
 * @param effect how much
 */
public record FaultSpec(
    FaultKind kind, FaultMatch match, FaultTrigger trigger, FaultEffect effect) {

  private static final List<String> KEYS = List.of("kind", "match", "trigger", "effect");

  /**
   * Reads a fault from a map as YAML and JSON files give it: {@code kind}, and where wanted {@code
   * match}, {@code trigger} and {@code effect}.
   *
   * @throws IllegalArgumentException with one line that says which key, what was expected and seen
   */
  public static FaultSpec of(Map<String, ?> given) {
    Map<?, ?> map = FaultValues.map("", given, KEYS);
    FaultKind kind = FaultKinds.named("kind", map.get("kind"));
    return new FaultSpec(
        kind,
        FaultMatch.of(kind, map.get("match")),
        FaultTrigger.of(kind, map.get("trigger")),
        FaultEffect.of(kind, map.get("effect")));
  }

  /**
   * Reads a fault from options as a command line gives them, all in one map.
   *
   * @throws IllegalArgumentException with one line that says which key, what was expected and seen
   */
  public static FaultSpec of(String kind, Map<String, String> options) {
    Map<String, Object> match = new LinkedHashMap<>();
    Map<String, Object> trigger = new LinkedHashMap<>();
    Map<String, Object> effect = new LinkedHashMap<>();
    options.forEach(
        (key, value) ->
            (FaultMatch.KEYS.contains(key)
                    ? match
                    : FaultTrigger.KEYS.contains(key) ? trigger : effect)
                .put(key, value));
    return of(Map.of("kind", kind, "match", match, "trigger", trigger, "effect", effect));
  }

  /** As files write it, without what has its default; {@link #of} reads it back. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", kind.word());
    put(map, "match", match.toMap());
    put(map, "trigger", trigger.toMap(kind));
    put(map, "effect", effect.toMap(kind));
    return map;
  }

  private static void put(Map<String, Object> map, String key, Map<String, Object> part) {
    if (!part.isEmpty()) {
      map.put(key, part);
    }
  }
}
