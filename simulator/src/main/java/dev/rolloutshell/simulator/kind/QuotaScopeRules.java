package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.json.GoValues;
import dev.rolloutshell.simulator.model.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Kubernetes' rules for the scopes of a quota, be they a list or a selector. */
final class QuotaScopeRules {
  private static final String SCOPES_FIELD = "spec.scopes";
  private static final String SELECTOR_FIELD = "spec.scopeSelector.matchExpressions";
  private static final String PRIORITY_CLASS = "PriorityClass";

  /** Those of 1.21 without feature gates: pods' affinities to other namespaces came later. */
  private static final Set<String> SCOPES =
      Set.of("BestEffort", "NotBestEffort", "NotTerminating", PRIORITY_CLASS, "Terminating");

  private static final Set<String> COMPUTE =
      Set.of("cpu", "limits.cpu", "limits.memory", "memory", "requests.cpu", "requests.memory");
  private static final List<List<String>> CONFLICTS =
      List.of(List.of("BestEffort", "NotBestEffort"), List.of("Terminating", "NotTerminating"));

  private final List<@Nullable Object> scopes;
  private final List<JsonObject> requirements;
  private final Set<String> resources;

  QuotaScopeRules(JsonObject spec) {
    this.scopes = spec.list("scopes");
    this.requirements = spec.object("scopeSelector").objects("matchExpressions");
    this.resources = new TreeSet<>(spec.object("hard").keySet());
  }

  void check(FieldErrors errors) {
    Set<String> listed = new HashSet<>();
    for (Object given : scopes) {
      String scope = String.valueOf(given);
      if (!SCOPES.contains(scope)) {
        errors.invalidText(SCOPES_FIELD, shown(scopes), "unsupported scope");
      }
      resources(scope, SCOPES_FIELD, shown(scopes), errors);
      listed.add(scope);
    }
    conflicts(listed, SCOPES_FIELD, errors);
    Set<String> selected = new HashSet<>();
    for (JsonObject requirement : requirements) {
      requirement(requirement, errors);
      selected.add(requirement.string("scopeName", ""));
    }
    conflicts(selected, SELECTOR_FIELD, errors);
  }

  private void requirement(JsonObject requirement, FieldErrors errors) {
    String scope = requirement.string("scopeName", "");
    String operator = requirement.string("operator", "");
    if (!SCOPES.contains(scope)) {
      errors.invalid(SELECTOR_FIELD + ".scopeName", scope, "unsupported scope");
    }
    resources(scope, SELECTOR_FIELD, shownSelector(), errors);
    boolean takesNoOperator =
        !scope.equals(PRIORITY_CLASS)
            && (SCOPES.contains(scope) || scope.equals("CrossNamespacePodAffinity"));
    if (takesNoOperator && !operator.equals("Exists")) {
      errors.invalid(
          SELECTOR_FIELD + ".operator",
          operator,
          "must be 'Exist' when scope is any of ResourceQuotaScopeTerminating,"
              + " ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort,"
              + " ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity");
    }
    values(operator, requirement.list("values"), errors);
  }

  private static void values(String operator, List<@Nullable Object> values, FieldErrors errors) {
    switch (operator) {
      case "In", "NotIn" -> {
        if (values.isEmpty()) {
          errors.required(
              SELECTOR_FIELD + ".values",
              "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (!values.isEmpty()) {
          errors.invalid(
              SELECTOR_FIELD + ".values",
              values,
              "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector");
        }
      }
      default ->
          errors.invalid(SELECTOR_FIELD + ".operator", operator, "not a valid selector operator");
    }
  }

  /** A scope limits pods, most of them also what pods compute with, and nothing else. */
  private void resources(String scope, String field, String shown, FieldErrors errors) {
    for (String resource : resources) {
      boolean fits =
          !SCOPES.contains(scope)
              || resource.equals("pods")
              || (!scope.equals("BestEffort") && COMPUTE.contains(resource));
      if (!fits && QuotaStrategy.STANDARD.contains(resource)) {
        errors.invalidText(field, shown, "unsupported scope applied to resource");
      }
    }
  }

  private void conflicts(Set<String> names, String field, FieldErrors errors) {
    for (List<String> pair : CONFLICTS) {
      if (names.containsAll(pair)) {
        errors.invalidText(field, shown(scopes), "conflicting scopes");
      }
    }
  }

  /** The scopes as Go prints them. */
  static String shown(List<@Nullable Object> scopes) {
    return slice("core.ResourceQuotaScope", scopes);
  }

  private String shownSelector() {
    List<String> shown = new ArrayList<>();
    for (JsonObject requirement : requirements) {
      shown.add(
          "core.ScopedResourceSelectorRequirement{ScopeName:%s, Operator:%s, Values:%s}"
              .formatted(
                  GoValues.quote(requirement.string("scopeName", "")),
                  GoValues.quote(requirement.string("operator", "")),
                  slice("string", requirement.list("values"))));
    }
    return "core.ScopeSelector{MatchExpressions:[]core.ScopedResourceSelectorRequirement{"
        + String.join(", ", shown)
        + "}}";
  }

  private static String slice(String type, List<@Nullable Object> words) {
    if (words.isEmpty()) {
      return "[]" + type + "(nil)";
    }
    List<String> quoted = new ArrayList<>();
    words.forEach(word -> quoted.add(GoValues.quote(String.valueOf(word))));
    return "[]" + type + "{" + String.join(", ", quoted) + "}";
  }
}
