package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.List;

/** Kubernetes' rules for which nodes and neighbours a pod wants. */
final class AffinityRules {
  private static final String REQUIRED = ".requiredDuringSchedulingIgnoredDuringExecution";
  private static final String PREFERRED = ".preferredDuringSchedulingIgnoredDuringExecution";

  private final String at;
  private final FieldErrors errors;

  AffinityRules(String at, FieldErrors errors) {
    this.at = at;
    this.errors = errors;
  }

  void check(JsonObject affinity) {
    nodes(affinity.object("nodeAffinity"), at + ".nodeAffinity");
    for (String key : List.of("podAffinity", "podAntiAffinity")) {
      pods(affinity.object(key), at + "." + key);
    }
  }

  private void nodes(JsonObject affinity, String field) {
    if (affinity.get(REQUIRED.substring(1)) instanceof JsonObject required) {
      String path = field + REQUIRED + ".nodeSelectorTerms";
      List<JsonObject> terms = required.objects("nodeSelectorTerms");
      if (terms.isEmpty()) {
        errors.required(path, "must have at least one node selector term");
      }
      for (int i = 0; i < terms.size(); i++) {
        term(terms.get(i), path + "[" + i + "]");
      }
    }
    List<JsonObject> preferred = affinity.objects(PREFERRED.substring(1));
    for (int i = 0; i < preferred.size(); i++) {
      String path = field + PREFERRED + "[" + i + "]";
      weight(preferred.get(i), path);
      term(preferred.get(i).object("preference"), path + ".preference");
    }
  }

  private void weight(JsonObject weighted, String field) {
    long weight = weighted.number("weight", 0);
    if (weight <= 0 || weight > 100) {
      errors.invalid(field + ".weight", weight, "must be in the range 1-100");
    }
  }

  private void term(JsonObject term, String field) {
    List<JsonObject> expressions = term.objects("matchExpressions");
    for (int i = 0; i < expressions.size(); i++) {
      expression(expressions.get(i), field + ".matchExpressions[" + i + "]");
    }
  }

  private void expression(JsonObject expression, String field) {
    String operator = expression.string("operator", "");
    int values = expression.list("values").size();
    switch (operator) {
      case "In", "NotIn" -> {
        if (values == 0) {
          errors.required(
              field + ".values", "must be specified when `operator` is 'In' or 'NotIn'");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (values > 0) {
          errors.forbidden(
              field + ".values",
              "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
        }
      }
      case "Gt", "Lt" -> {
        if (values != 1) {
          errors.required(
              field + ".values", "must be specified single value when `operator` is 'Lt' or 'Gt'");
        }
      }
      default -> errors.invalid(field + ".operator", operator, "not a valid selector operator");
    }
    String key = expression.string("key", "");
    NameRules.qualified(key, key, field + ".key", errors);
  }

  private void pods(JsonObject affinity, String field) {
    List<JsonObject> required = affinity.objects(REQUIRED.substring(1));
    for (int i = 0; i < required.size(); i++) {
      podTerm(required.get(i), field + REQUIRED + "[" + i + "]");
    }
    List<JsonObject> preferred = affinity.objects(PREFERRED.substring(1));
    for (int i = 0; i < preferred.size(); i++) {
      String path = field + PREFERRED + "[" + i + "]";
      weight(preferred.get(i), path);
      podTerm(preferred.get(i).object("podAffinityTerm"), path + ".podAffinityTerm");
    }
  }

  private void podTerm(JsonObject term, String field) {
    term.list("namespaces")
        .forEach(
            name -> NameRules.label(String.valueOf(name), false, field + ".namespace", errors));
    String key = term.string("topologyKey", "");
    if (key.isEmpty()) {
      errors.required(field + ".topologyKey", "can not be empty");
    }
    NameRules.qualified(key, key, field + ".topologyKey", errors);
  }
}
