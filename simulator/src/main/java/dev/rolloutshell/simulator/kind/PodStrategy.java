package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Pods. */
final class PodStrategy implements Strategy {
  private static final Set<String> KUBELETS = Set.of("PodScheduled", "Ready", "Initialized");

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
  public void validateStatusUpdate(JsonObject next, JsonObject old, FieldErrors errors) {
    JsonObject status = next.object("status");
    List<JsonObject> conditions = status.objects("conditions");
    for (int i = 0; i < conditions.size(); i++) {
      String type = conditions.get(i).string("type", "");
      if (!KUBELETS.contains(type)) {
        // Kubernetes takes the conditions for a part of the metadata here.
        NameRules.qualified(type, type, "metadata.conditions[" + i + "].Type", errors);
      }
    }
    String nominated = status.string("nominatedNodeName", "");
    if (!nominated.isEmpty()
        && !nominated.equals(old.object("status").string("nominatedNodeName", ""))) {
      NameRules.subdomain(nominated, false, "status.nominatedNodeName", errors);
    }
    List<JsonObject> addresses = status.objects("podIPs");
    for (int i = 0; i < addresses.size(); i++) {
      IpRules.address(addresses.get(i).string("ip", ""), "status.podIPs[" + i + "]", errors);
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
