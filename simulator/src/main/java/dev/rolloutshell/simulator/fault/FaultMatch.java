package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.api.RequestInfo;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which calls, watch events or pods a fault is about; what is {@code null} is not looked at.
 *
 * @param verb Kubernetes' verb, or {@code read} or {@code write} for all of a sort; without one
 *     every call but those that watch
 * @param resource plural, such as {@code pods}; without one, calls about all but {@code events},
 *     which only tell of what was done
 * @param name a name, in which {@code *} stands for anything and {@code ?} for one character
 * @param namespace a namespace
 */
public record FaultMatch(
    @Nullable String verb,
    @Nullable String resource,
    @Nullable String name,
    @Nullable String namespace) {

  /** Everything. */
  public static final FaultMatch ALL = new FaultMatch(null, null, null, null);

  static final List<String> KEYS = List.of("verb", "resource", "name", "namespace");

  private static final Set<String> READS = Set.of("get", "list");
  private static final Set<String> VERBS =
      new TreeSet<>(
          List.of(
              "create",
              "delete",
              "deletecollection",
              "get",
              "list",
              "patch",
              "read",
              "update",
              "watch",
              "write"));
  private static final Set<String> RESOURCES =
      new TreeSet<>(ResourceTypes.ALL.stream().map(ResourceType::plural).toList());

  static FaultMatch of(FaultKind kind, @Nullable Object given) {
    Map<?, ?> map = FaultValues.map("match", given, kind.matchKeys());
    Object verb = map.get("verb");
    Object resource = map.get("resource");
    return new FaultMatch(
        verb == null ? null : FaultValues.word("match.verb", verb, VERBS),
        resource == null ? null : FaultValues.word("match.resource", resource, RESOURCES),
        text(map, "name"),
        text(map, "namespace"));
  }

  private static @Nullable String text(Map<?, ?> map, String key) {
    Object given = map.get(key);
    return given == null ? null : FaultValues.text("match." + key, given);
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, "verb", verb);
    put(map, "resource", resource);
    put(map, "name", name);
    put(map, "namespace", namespace);
    return map;
  }

  private static void put(Map<String, Object> map, String key, @Nullable String value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  /** Whether a call is meant. */
  boolean matches(RequestInfo call) {
    return verbMatches(call.verb())
        && (resource != null || !call.resource().equals("events"))
        && objectMatches(call.resource(), call.namespace(), call.name());
  }

  private boolean verbMatches(String seen) {
    if (verb == null) {
      return !seen.equals("watch");
    }
    return switch (verb) {
      case "read" -> READS.contains(seen);
      case "write" -> !READS.contains(seen) && !seen.equals("watch");
      default -> verb.equals(seen);
    };
  }

  /** Whether an object is meant; the name of a whole collection is empty. */
  boolean objectMatches(String seenResource, String seenNamespace, String seenName) {
    return (resource == null || resource.equals(seenResource))
        && (namespace == null || namespace.equals(seenNamespace))
        && (name == null || glob(name, seenName));
  }

  /** Whether a text fits a pattern in which {@code *} and {@code ?} stand for others. */
  static boolean glob(String pattern, String text) {
    if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
      return pattern.equals(text);
    }
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return text.matches(regex.toString());
  }
}
