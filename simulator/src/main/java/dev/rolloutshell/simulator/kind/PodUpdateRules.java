package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.json.GoDiff;
import dev.rolloutshell.simulator.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
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
      images(next.objects(key), "spec." + key, errors);
    }
    if (!deadline(next, old, errors)) {
      return;
    }
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

  /** What was checked of the images already is checked, and told, once more. */
  private static void images(List<JsonObject> containers, String at, FieldErrors errors) {
    for (int i = 0; i < containers.size(); i++) {
      String field = at + "[" + i + "].image";
      if (containers.get(i).string("image", "").isEmpty()) {
        errors.required(field, "");
      }
      PodSpecRules.trimmed(containers.get(i), field, errors);
    }
  }

  /** Whether the rest is to be checked at all. */
  private static boolean deadline(JsonObject next, JsonObject old, FieldErrors errors) {
    String field = "spec.activeDeadlineSeconds";
    Object before = old.get("activeDeadlineSeconds");
    if (next.get("activeDeadlineSeconds") instanceof Long after) {
      if (after < 0 || after > Integer.MAX_VALUE) {
        errors.invalid(field, after, "must be between 0 and 2147483647, inclusive");
        return false;
      }
      if (before instanceof Long earlier && earlier < after) {
        errors.invalid(field, after, "must be less than or equal to previous value");
        return false;
      }
    } else if (before != null) {
      errors.invalidText(field, "\"null\"", "must not update from a positive integer to nil value");
    }
    return true;
  }

  private static void tolerations(JsonObject next, JsonObject old, FieldErrors errors) {
    List<JsonObject> given = next.objects("tolerations");
    for (JsonObject toleration : old.objects("tolerations")) {
      JsonObject kept = toleration.without("tolerationSeconds");
      if (given.stream().noneMatch(g -> g.without("tolerationSeconds").equals(kept))) {
        errors.forbidden(
            "spec.tolerations",
            "existing toleration can not be modified except its tolerationSeconds");
        return;
      }
    }
    new SchedulingRules("spec", errors).tolerations(given);
  }
}
