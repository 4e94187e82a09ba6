package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.json.GoStructs;
import dev.rolloutshell.simulator.model.JsonObject;
import java.util.List;

/** Kubernetes' rules for which nodes take a pod, and when it counts as ready. */
final class SchedulingRules {
  private static final List<String> EFFECTS =
      List.of("NoSchedule", "PreferNoSchedule", "NoExecute");
  private static final List<String> WHEN_UNSATISFIABLE = List.of("DoNotSchedule", "ScheduleAnyway");

  private final String at;
  private final FieldErrors errors;

  SchedulingRules(String at, FieldErrors errors) {
    this.at = at;
    this.errors = errors;
  }

  void gates(List<JsonObject> gates) {
    for (int i = 0; i < gates.size(); i++) {
      String type = gates.get(i).string("conditionType", "");
      NameRules.qualified(type, type, at + ".readinessGates[" + i + "].conditionType", errors);
    }
  }

  void spread(List<JsonObject> constraints) {
    for (int i = 0; i < constraints.size(); i++) {
      String field = at + ".topologySpreadConstraints[" + i + "]";
      JsonObject constraint = constraints.get(i);
      if (constraint.number("maxSkew", 0) <= 0) {
        errors.invalid(
            field + ".maxSkew", constraint.number("maxSkew", 0), "must be greater than zero");
      }
      if (constraint.string("topologyKey", "").isEmpty()) {
        errors.required(field + ".topologyKey", "can not be empty");
      }
      String when = constraint.string("whenUnsatisfiable", "");
      if (!WHEN_UNSATISFIABLE.contains(when)) {
        errors.unsupported(field + ".whenUnsatisfiable", when, WHEN_UNSATISFIABLE);
      }
      String pair = pair(constraint);
      if (constraints.subList(i + 1, constraints.size()).stream()
          .anyMatch(other -> pair(other).equals(pair))) {
        errors.duplicate(field + ".{topologyKey, whenUnsatisfiable}", pair);
      }
    }
  }

  private static String pair(JsonObject constraint) {
    return "{%s, %s}"
        .formatted(
            constraint.string("topologyKey", ""), constraint.string("whenUnsatisfiable", ""));
  }

  void tolerations(List<JsonObject> tolerations) {
    for (int i = 0; i < tolerations.size(); i++) {
      toleration(tolerations.get(i), at + ".tolerations[" + i + "]");
    }
  }

  private void toleration(JsonObject toleration, String field) {
    String key = toleration.string("key", "");
    String operator = toleration.string("operator", "");
    String effect = toleration.string("effect", "");
    if (!key.isEmpty()) {
      NameRules.qualified(key, key, field + ".key", errors);
    } else if (!operator.equals("Exists")) {
      errors.invalid(
          field + ".operator",
          operator,
          "operator must be Exists when `key` is empty, which means \"match all values and all"
              + " keys\"");
    }
    if (toleration.get("tolerationSeconds") != null && !effect.equals("NoExecute")) {
      errors.invalid(
          field + ".effect", effect, "effect must be 'NoExecute' when `tolerationSeconds` is set");
    }
    operator(toleration, operator, field + ".operator");
    if (!effect.isEmpty() && !EFFECTS.contains(effect)) {
      errors.unsupported(field + ".effect", effect, EFFECTS);
    }
  }

  private void operator(JsonObject toleration, String operator, String field) {
    String value = toleration.string("value", "");
    switch (operator) {
      case "", "Equal" -> NameRules.labelValue(value, field, errors);
      case "Exists" -> {
        if (!value.isEmpty()) {
          errors.invalidText(
              field,
              GoStructs.toleration(toleration),
              "value must be empty when `operator` is 'Exists'");
        }
      }
      default -> errors.unsupported(field, operator, List.of("Equal", "Exists"));
    }
  }
}
