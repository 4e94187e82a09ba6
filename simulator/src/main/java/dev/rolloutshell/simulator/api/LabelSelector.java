package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A parsed label selector; all its requirements must hold. */
record LabelSelector(List<Requirement> requirements) {

  static final LabelSelector EVERYTHING = new LabelSelector(List.of());

  /** How a label is tested. */
  enum Operator {
    IN,
    NOT_IN,
    EXISTS,
    ABSENT,
    GREATER,
    LESS
  }

  /**
   * One test.
   *
   * @param key the label
   * @param operator how it is tested
   * @param values what it is compared with
   */
  record Requirement(String key, Operator operator, Set<String> values) {

    boolean holds(JsonObject labels) {
      Object value = labels.get(key);
      return switch (operator) {
        case IN -> value != null && values.contains(value);
        case NOT_IN -> value == null || !values.contains(value);
        case EXISTS -> labels.containsKey(key);
        case ABSENT -> !labels.containsKey(key);
        case GREATER -> compare(value) > 0;
        case LESS -> compare(value) < 0;
      };
    }

    /** Sign of value minus bound; 0, which satisfies neither test, for what is no number. */
    private int compare(@Nullable Object value) {
      try {
        return Long.compare(
            Long.parseLong(String.valueOf(value)), Long.parseLong(values.iterator().next()));
      } catch (NumberFormatException noNumber) {
        return 0;
      }
    }
  }

  boolean matches(JsonObject labels) {
    for (Requirement requirement : requirements) {
      if (!requirement.holds(labels)) {
        return false;
      }
    }
    return true;
  }

  /** The labels that a match must have, with their values: a part of what it must fulfil. */
  Map<String, String> pairs() {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (Requirement requirement : requirements) {
      if (requirement.operator() == Operator.IN && requirement.values().size() == 1) {
        pairs.put(requirement.key(), requirement.values().iterator().next());
      }
    }
    return pairs;
  }

  boolean isEmpty() {
    return requirements.isEmpty();
  }
}
