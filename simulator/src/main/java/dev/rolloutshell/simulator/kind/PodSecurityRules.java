package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.json.GoStructs;
import dev.rolloutshell.simulator.model.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kubernetes' rules for what a pod and its containers may do on their node. */
final class PodSecurityRules {
  private static final String RANGE = "must be between 0 and 2147483647, inclusive";

  private final String at;
  private final FieldErrors errors;

  PodSecurityRules(String at, FieldErrors errors) {
    this.at = at;
    this.errors = errors;
  }

  /** Checks the security context of a pod, and what of its specification belongs to it. */
  void check(JsonObject spec) {
    JsonObject context = spec.object("securityContext");
    String field = at + ".securityContext";
    if (spec.isTrue("hostNetwork")) {
      hostNetwork(spec.objects("containers"));
    }
    id(context, "fsGroup", field);
    id(context, "runAsUser", field);
    id(context, "runAsGroup", field);
    List<@Nullable Object> groups = context.list("supplementalGroups");
    for (int i = 0; i < groups.size(); i++) {
      id(groups.get(i), field + ".supplementalGroups[" + i + "]");
    }
    if (spec.isTrue("shareProcessNamespace") && spec.isTrue("hostPID")) {
      errors.invalid(
          field + ".shareProcessNamespace",
          true,
          "ShareProcessNamespace and HostPID cannot both be enabled");
    }
    sysctls(context.objects("sysctls"), field + ".sysctls");
  }

  private void hostNetwork(List<JsonObject> containers) {
    for (int i = 0; i < containers.size(); i++) {
      List<JsonObject> ports = containers.get(i).objects("ports");
      for (int j = 0; j < ports.size(); j++) {
        long port = ports.get(j).number("containerPort", 0);
        if (ports.get(j).number("hostPort", 0) != port) {
          errors.invalid(
              at + ".containers[" + i + "].ports[" + j + "].containerPort",
              port,
              "must match `hostPort` when `hostNetwork` is true");
        }
      }
    }
  }

  private void sysctls(List<JsonObject> sysctls, String field) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < sysctls.size(); i++) {
      String name = sysctls.get(i).string("name", "");
      String path = field + "[" + i + "].name";
      if (name.isEmpty()) {
        errors.required(path, "");
      } else if (!name.matches("([a-z0-9]([-_a-z0-9]*+(?<=[a-z0-9]))?\\.?)++(?<!\\.)")) {
        errors.invalid(
            path,
            name,
            "must have at most 253 characters and match regex"
                + " ([a-z0-9]([-_a-z0-9]*[a-z0-9])?\\.)*[a-z0-9]([-_a-z0-9]*[a-z0-9])?");
      } else if (!names.add(name)) {
        errors.duplicate(path, name);
      }
    }
  }

  /** Checks the security context of the container at this path. */
  void container(JsonObject context) {
    id(context, "runAsUser", at);
    id(context, "runAsGroup", at);
    boolean refused = Boolean.FALSE.equals(context.get("allowPrivilegeEscalation"));
    if (refused && context.isTrue("privileged")) {
      errors.invalidText(
          at,
          GoStructs.securityContext(context),
          "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
    }
  }

  private void id(JsonObject context, String key, String field) {
    id(context.get(key), field + "." + key);
  }

  private void id(@Nullable Object id, String field) {
    if (id instanceof Long number && (number < 0 || number > Integer.MAX_VALUE)) {
      errors.invalid(field, number, RANGE);
    }
  }
}
