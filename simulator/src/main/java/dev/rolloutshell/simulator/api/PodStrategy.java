package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.List;
import java.util.Objects;

/** Pods. */
final class PodStrategy implements Strategy {

  @Override
  public JsonObject defaulted(JsonObject object) {
    JsonObject spec = PodDefaults.spec(object.object("spec"));
    return object
        .with("spec", PodDefaults.absent(spec, "enableServiceLinks", true))
        .with("status", PodDefaults.absent(object.object("status"), "phase", "Pending"));
  }

  @Override
  public void validate(JsonObject object, FieldErrors errors) {
    new PodSpecRules("spec", errors).checkPod(object.object("spec"));
  }

  @Override
  public void validateUpdate(JsonObject next, JsonObject old, FieldErrors errors) {
    if (!Objects.equals(next.get("spec"), old.get("spec"))) {
      validate(next, errors);
      PodUpdateRules.check(next.object("spec"), old.object("spec"), errors);
    }
  }

  @Override
  public boolean hasStatus() {
    return true;
  }

  @Override
  public JsonObject prepareForCreate(JsonObject object) {
    JsonObject status =
        JsonObject.of("phase", "Pending", "qosClass", qosClass(object.object("spec")));
    return object.with("status", status);
  }

  /** The quality of service that the containers' resources amount to. */
  static String qosClass(JsonObject spec) {
    boolean any = false;
    boolean guaranteed = true;
    for (String key : List.of("containers", "initContainers")) {
      for (JsonObject container : spec.objects(key)) {
        JsonObject limits = container.object("resources").object("limits");
        JsonObject requests = container.object("resources").object("requests");
        any |= !limits.isEmpty() || !requests.isEmpty();
        guaranteed &=
            limits.containsKey("cpu")
                && limits.containsKey("memory")
                && limits.get("cpu").equals(requests.get("cpu"))
                && limits.get("memory").equals(requests.get("memory"));
      }
    }
    return !any ? "BestEffort" : guaranteed ? "Guaranteed" : "Burstable";
  }
}
