package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kubernetes' rules for the specification of a pod. */
final class PodSpecRules {
  private static final List<String> RESTART_POLICIES = List.of("Always", "OnFailure", "Never");
  private static final List<String> DNS_POLICIES =
      List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");

  private final String at;
  private final FieldErrors errors;
  private final Set<String> volumes = new HashSet<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> hostPorts = new HashSet<>();

  /** Rules for the specification at a path. */
  PodSpecRules(String at, FieldErrors errors) {
    this.at = at;
    this.errors = errors;
  }

  void check(JsonObject spec) {
    volumes(spec.objects("volumes"));
    List<JsonObject> containers = spec.objects("containers");
    if (containers.isEmpty()) {
      errors.required(at + ".containers", "");
    }
    containers(containers, at + ".containers", false);
    containers(spec.objects("initContainers"), at + ".initContainers", true);
    restartPolicy(spec.string("restartPolicy", ""));
    dnsPolicy(spec.string("dnsPolicy", ""));
    MetadataRules.labels(spec.object("nodeSelector"), at + ".nodeSelector", errors);
    named(spec, "serviceAccountName");
    named(spec, "nodeName");
    named(spec, "priorityClassName");
    hostname(spec, "hostname");
    hostname(spec, "subdomain");
    if (spec.get("activeDeadlineSeconds") instanceof Long seconds
        && (seconds < 1 || seconds > Integer.MAX_VALUE)) {
      errors.invalid(
          at + ".activeDeadlineSeconds", seconds, "must be between 1 and 2147483647, inclusive");
    }
    if (spec.number("terminationGracePeriodSeconds", 0) < 0) {
      errors.invalid(
          at + ".terminationGracePeriodSeconds",
          spec.get("terminationGracePeriodSeconds"),
          "must be greater than or equal to 0");
    }
    tolerations(spec.objects("tolerations"));
  }

  private void restartPolicy(String policy) {
    if (policy.isEmpty()) {
      errors.required(at + ".restartPolicy", "");
    } else if (!RESTART_POLICIES.contains(policy)) {
      errors.unsupported(at + ".restartPolicy", policy, RESTART_POLICIES);
    }
  }

  private void dnsPolicy(String policy) {
    if (policy.isEmpty()) {
      errors.required(at + ".dnsPolicy", "");
    } else if (!DNS_POLICIES.contains(policy)) {
      errors.unsupported(at + ".dnsPolicy", policy, DNS_POLICIES);
    }
  }

  private void named(JsonObject spec, String key) {
    String name = spec.string(key, "");
    if (!name.isEmpty()) {
      NameRules.subdomain(name, false, at + "." + key, errors);
    }
  }

  private void hostname(JsonObject spec, String key) {
    String name = spec.string(key, "");
    if (!name.isEmpty()) {
      NameRules.label(name, false, at + "." + key, errors);
    }
  }

  private void volumes(List<JsonObject> all) {
    for (int i = 0; i < all.size(); i++) {
      String field = at + ".volumes[" + i + "]";
      String name = all.get(i).string("name", "");
      if (name.isEmpty()) {
        errors.required(field + ".name", "");
      } else {
        NameRules.label(name, false, field + ".name", errors);
      }
      if (!volumes.add(name)) {
        errors.duplicate(field + ".name", name);
      }
      int sources = all.get(i).size() - (all.get(i).containsKey("name") ? 1 : 0);
      if (sources == 0) {
        errors.required(field, "must specify a volume type");
      } else if (sources > 1) {
        errors.forbidden(field, "may not specify more than 1 volume type");
      }
    }
  }

  private void containers(List<JsonObject> containers, String field, boolean init) {
    for (int i = 0; i < containers.size(); i++) {
      String path = field + "[" + i + "]";
      JsonObject container = containers.get(i);
      String name = container.string("name", "");
      if (name.isEmpty()) {
        errors.required(path + ".name", "");
      } else {
        NameRules.label(name, false, path + ".name", errors);
      }
      if (!names.add(name)) {
        errors.duplicate(path + ".name", name);
      }
      if (init) {
        initContainer(container, path);
      }
      new ContainerRules(path, errors, volumes, hostPorts).check(container);
    }
  }

  private void initContainer(JsonObject container, String path) {
    for (String key : List.of("lifecycle", "livenessProbe", "readinessProbe", "startupProbe")) {
      @Nullable Object value = container.get(key);
      if (value != null) {
        errors.invalid(path + "." + key, "", "must not be set for init containers");
      }
    }
  }

  private void tolerations(List<JsonObject> tolerations) {
    for (int i = 0; i < tolerations.size(); i++) {
      String field = at + ".tolerations[" + i + "]";
      JsonObject toleration = tolerations.get(i);
      String operator = toleration.string("operator", "Equal");
      if (!operator.equals("Equal") && !operator.equals("Exists")) {
        errors.unsupported(field + ".operator", operator, List.of("Equal", "Exists"));
      }
      String key = toleration.string("key", "");
      if (!key.isEmpty()) {
        NameRules.qualified(key, key, field + ".key", errors);
      } else if (!operator.equals("Exists")) {
        errors.invalid(
            field + ".operator",
            operator,
            "operator must be Exists when `key` is empty, which means \"match all values and all"
                + " keys\"");
      }
    }
  }
}
