package dev.rolloutshell.scenario;

import java.util.List;
import java.util.Set;

/**
 * Something that happens: {@code create rc/web-*}, {@code ready pods/web-*}.
 *
 * @param verb what happens: a write by the operator's client, or an event of the cluster
 * @param object to which objects
 */
public record EventPattern(String verb, ObjectPattern object) {

  /** Writes by the operator's client that were stored. */
  public static final List<String> WRITES = List.of("create", "update", "patch", "delete");

  /** What the cluster does: a pod's life, and an object's end. */
  public static final List<String> EVENTS =
      List.of("started", "ready", "unready", "stopping", "gone");

  private static final Set<String> POD_EVENTS = Set.of("started", "ready", "unready", "stopping");

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException with a text that says what was expected and seen
   */
  public static EventPattern of(String text) {
    String[] words = text.strip().split("\\s+", -1);
    if (words.length != 2 || !(WRITES.contains(words[0]) || EVENTS.contains(words[0]))) {
      throw new IllegalArgumentException(
          "expected "
              + String.join(", ", WRITES)
              + ", "
              + String.join(", ", EVENTS)
              + " and TYPE/NAME, such as 'create rc/web-*', got '"
              + text
              + "'");
    }
    ObjectPattern object = ObjectPattern.of(words[1]);
    if (POD_EVENTS.contains(words[0]) && !object.type().plural().equals("pods")) {
      throw new IllegalArgumentException(
          "expected pods after '" + words[0] + "', got '" + words[1] + "'");
    }
    return new EventPattern(words[0], object);
  }

  boolean matches(Happening happening) {
    return happening.verb().equals(verb)
        && happening.type().equals(object.type().plural())
        && Glob.matches(object.name(), happening.name());
  }
}
