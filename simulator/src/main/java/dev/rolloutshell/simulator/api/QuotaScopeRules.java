package dev.rolloutshell.simulator.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Kubernetes' rules for the scopes of a quota. */
final class QuotaScopeRules {
  private static final String FIELD = "spec.scopes";
  private static final Set<String> SCOPES =
      Set.of(
          "BestEffort",
          "CrossNamespacePodAffinity",
          "NotBestEffort",
          "NotTerminating",
          "PriorityClass",
          "Terminating");
  private static final Set<String> COMPUTE =
      Set.of("cpu", "limits.cpu", "limits.memory", "memory", "requests.cpu", "requests.memory");
  private static final List<List<String>> CONFLICTS =
      List.of(List.of("BestEffort", "NotBestEffort"), List.of("Terminating", "NotTerminating"));

  private QuotaScopeRules() {}

  static void check(List<@Nullable Object> scopes, Set<String> resources, FieldErrors errors) {
    for (Object given : scopes) {
      String scope = String.valueOf(given);
      if (!SCOPES.contains(scope)) {
        errors.invalidText(FIELD, shown(scopes), "unsupported scope");
      }
      for (String resource : new TreeSet<>(resources)) {
        boolean fits = resource.equals("pods") || (isOfCompute(scope) && isCompute(resource));
        if (!fits && resource.indexOf('/') < 0) {
          errors.invalidText(FIELD, shown(scopes), "unsupported scope applied to resource");
        }
      }
    }
    for (List<String> pair : CONFLICTS) {
      if (scopes.containsAll(pair)) {
        errors.invalidText(FIELD, shown(scopes), "conflicting scopes");
      }
    }
  }

  private static boolean isOfCompute(String scope) {
    return SCOPES.contains(scope) && !scope.equals("BestEffort");
  }

  private static boolean isCompute(String resource) {
    return COMPUTE.contains(resource);
  }

  /** The scopes as Go prints them. */
  static String shown(List<@Nullable Object> scopes) {
    List<String> quoted = new ArrayList<>();
    scopes.forEach(scope -> quoted.add(GoValues.quote(String.valueOf(scope))));
    return "[]core.ResourceQuotaScope{" + String.join(", ", quoted) + "}";
  }
}
