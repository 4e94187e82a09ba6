package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What of a pod's specification may change once the pod exists. */
final class PodUpdateRules {
  private static final List<String> CONTAINERS = List.of("containers", "initContainers");

  private PodUpdateRules() {}

  static void check(JsonObject next, JsonObject old, FieldErrors errors) {
    for (String key : CONTAINERS) {
      if (next.list(key).size() != old.list(key).size()) {
        errors.forbidden("spec." + key, "pod updates may not add or remove containers");
        return;
      }
    }
    deadline(next, old, errors);
    tolerations(next, old, errors);
    JsonObject allowed = next;
    for (String key : CONTAINERS) {
      allowed = withImages(allowed, old, key);
    }
    for (String key : List.of("activeDeadlineSeconds", "tolerations")) {
      Object before = old.get(key);
      allowed = before == null ? allowed.without(key) : allowed.with(key, before);
    }
    if (!allowed.equals(old)) {
      errors.forbidden(
          "spec",
          "pod updates may not change fields other than `spec.containers[*].image`,"
              + " `spec.initContainers[*].image`, `spec.activeDeadlineSeconds` or"
              + " `spec.tolerations` (only additions to existing tolerations)\n"
              + GoDiff.podSpec(allowed, old));
    }
  }

  private static JsonObject withImages(JsonObject next, JsonObject old, String key) {
    List<JsonObject> before = old.objects(key);
    List<@Nullable Object> containers = new ArrayList<>();
    for (JsonObject container : next.objects(key)) {
      containers.add(container.with("image", before.get(containers.size()).get("image")));
    }
    return containers.isEmpty() ? next : next.with(key, containers);
  }

  private static void deadline(JsonObject next, JsonObject old, FieldErrors errors) {
    Object before = old.get("activeDeadlineSeconds");
    Object after = next.get("activeDeadlineSeconds");
    if (Objects.equals(before, after) || before == null) {
      return;
    }
    if (after == null) {
      errors.invalidText(
          "spec.activeDeadlineSeconds",
          "\"null\"",
          "must not update from a positive integer to nil value");
    } else if ((Long) after > (Long) before) {
      errors.invalid(
          "spec.activeDeadlineSeconds", after, "must be less than or equal to previous value");
    }
  }

  private static void tolerations(JsonObject next, JsonObject old, FieldErrors errors) {
    if (!next.list("tolerations").containsAll(old.list("tolerations"))) {
      errors.forbidden(
          "spec.tolerations",
          "existing toleration can not be modified except its tolerationSeconds");
    }
  }
}
