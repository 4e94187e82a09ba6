package dev.rolloutshell.simulator.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which objects a ResourceQuota is about.
 *
 * @param terms those of {@code spec.scopes} and of {@code spec.scopeSelector}, which must all hold;
 *     none for everything
 */
public record QuotaScopes(List<Term> terms) {

  /**
   * One scope.
   *
   * @param scope its name, such as {@code Terminating}
   * @param operator {@code Exists}, {@code DoesNotExist}, {@code In} or {@code NotIn}; read only
   *     for {@code PriorityClass}
   * @param values what {@code In} and {@code NotIn} compare with
   */
  public record Term(String scope, String operator, List<@Nullable Object> values) {

    private boolean holds(JsonObject pod) {
      boolean bestEffort = pod.object("status").string("qosClass", "").equals("BestEffort");
      boolean terminating = pod.object("spec").number("activeDeadlineSeconds", -1) >= 0;
      return switch (scope) {
        case "BestEffort" -> bestEffort;
        case "NotBestEffort" -> !bestEffort;
        case "Terminating" -> terminating;
        case "NotTerminating" -> !terminating;
        case "PriorityClass" -> isOfClass(pod.object("spec").string("priorityClassName", ""));
        default -> false;
      };
    }

    /** As a label selector does it: what is not there is not in any list. */
    private boolean isOfClass(String name) {
      return switch (operator) {
        case "In" -> values.contains(name);
        case "NotIn" -> name.isEmpty() || !values.contains(name);
        case "DoesNotExist" -> name.isEmpty();
        default -> !name.isEmpty();
      };
    }
  }

  /** Those of a quota's specification. */
  public static QuotaScopes of(JsonObject spec) {
    List<Term> terms = new ArrayList<>();
    for (Object scope : spec.list("scopes")) {
      terms.add(new Term(String.valueOf(scope), "Exists", List.of()));
    }
    for (JsonObject term : spec.object("scopeSelector").objects("matchExpressions")) {
      terms.add(
          new Term(term.string("scopeName", ""), term.string("operator", ""), term.list("values")));
    }
    return new QuotaScopes(terms);
  }

  /** Whether objects of a type can count: scopes are about pods and exclude everything else. */
  public boolean includes(ResourceType type) {
    return terms.isEmpty() || type.equals(ResourceTypes.PODS);
  }

  /** Whether an object of a type counts. */
  public boolean includes(ResourceType type, JsonObject object) {
    return includes(type) && terms.stream().allMatch(term -> term.holds(object));
  }
}
