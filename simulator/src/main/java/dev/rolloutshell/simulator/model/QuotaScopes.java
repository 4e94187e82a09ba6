package dev.rolloutshell.simulator.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which pods a ResourceQuota is about.
 *
 * @param scopes {@code spec.scopes}; none for all pods
 */
public record QuotaScopes(List<@Nullable Object> scopes) {

  /** Those of a quota's specification. */
  public static QuotaScopes of(JsonObject spec) {
    return new QuotaScopes(spec.list("scopes"));
  }

  /** Whether an object counts; scopes that are not about its pod's class or life exclude it. */
  public boolean includes(JsonObject object) {
    return scopes.stream().allMatch(scope -> is(String.valueOf(scope), object));
  }

  private static boolean is(String scope, JsonObject pod) {
    boolean bestEffort = pod.object("status").string("qosClass", "").equals("BestEffort");
    boolean terminating = pod.object("spec").get("activeDeadlineSeconds") != null;
    return switch (scope) {
      case "BestEffort" -> bestEffort;
      case "NotBestEffort" -> !bestEffort;
      case "Terminating" -> terminating;
      case "NotTerminating" -> !terminating;
      case "PriorityClass" -> !pod.object("spec").string("priorityClassName", "").isEmpty();
      default -> false;
    };
  }
}
