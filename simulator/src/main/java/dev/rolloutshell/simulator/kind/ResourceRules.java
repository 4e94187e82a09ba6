package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.json.Quantity;
import dev.rolloutshell.simulator.model.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Kubernetes' rules for what a container requests and is limited to. */
final class ResourceRules {
  private static final Set<String> OF_CONTAINERS = Set.of("cpu", "memory", "ephemeral-storage");
  private static final Set<String> ALSO_STANDARD = Set.of("storage");

  private final String at;
  private final FieldErrors errors;

  ResourceRules(String at, FieldErrors errors) {
    this.at = at;
    this.errors = errors;
  }

  void check(JsonObject resources) {
    JsonObject limits = resources.object("limits");
    for (Map.Entry<String, @Nullable Object> limit : new TreeMap<>(limits).entrySet()) {
      amount(limit.getKey(), String.valueOf(limit.getValue()), at + ".limits");
    }
    JsonObject requests = resources.object("requests");
    for (Map.Entry<String, @Nullable Object> request : new TreeMap<>(requests).entrySet()) {
      String amount = String.valueOf(request.getValue());
      amount(request.getKey(), amount, at + ".requests");
      compare(request.getKey(), amount, limits.get(request.getKey()));
    }
  }

  private void compare(String resource, String amount, @Nullable Object limit) {
    boolean flexible = isNative(resource) && !resource.startsWith("hugepages-");
    if (limit == null) {
      if (!flexible) {
        errors.required(at + ".limits", "Limit must be set for non overcommitable resources");
      }
      return;
    }
    int order = Quantity.parse(amount).compareTo(Quantity.parse(limit.toString()));
    if (order != 0 && !flexible) {
      errors.invalid(at + ".requests", amount, "must be equal to " + resource + " limit");
    } else if (order > 0) {
      errors.invalid(
          at + ".requests", amount, "must be less than or equal to " + resource + " limit");
    }
  }

  private void amount(String resource, String amount, String list) {
    String field = list + "[" + resource + "]";
    name(resource, field);
    if (Quantity.parse(amount).signum() < 0) {
      errors.invalid(field, amount, "must be greater than or equal to 0");
    }
    if (isExtended(resource) && !Quantity.isWhole(amount)) {
      errors.invalidText(field, Quantity.goStruct(amount), "must be an integer");
    }
  }

  private void name(String name, String field) {
    int before = errors.size();
    NameRules.qualified(name, name, field, errors);
    if (name.indexOf('/') < 0) {
      boolean page = name.startsWith("hugepages-");
      boolean standard =
          page || QuotaStrategy.STANDARD.contains(name) || ALSO_STANDARD.contains(name);
      if (errors.size() == before && !standard) {
        errors.invalid(field, name, "must be a standard resource type or fully qualified");
      }
      if (!page && !OF_CONTAINERS.contains(name)) {
        errors.invalid(field, name, "must be a standard resource for containers");
      }
    } else if (!isNative(name) && !isExtended(name)) {
      errors.invalid(field, name, "doesn't follow extended resource name standard");
    }
  }

  private static boolean isNative(String name) {
    return name.indexOf('/') < 0 || name.contains("kubernetes.io/");
  }

  private static boolean isExtended(String name) {
    if (isNative(name) || name.startsWith("requests.")) {
      return false;
    }
    FieldErrors found = new FieldErrors();
    NameRules.qualified("requests." + name, name, "", found);
    return found.isEmpty();
  }
}
