package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.model.JsonBuilder;
import dev.rolloutshell.simulator.model.JsonObject;
import java.util.List;
import java.util.Objects;

/** Replication controllers. */
final class ReplicationControllerStrategy implements Strategy {

  @Override
  public JsonObject defaulted(JsonObject object) {
    JsonObject spec = object.object("spec");
    JsonObject out = object;
    if (spec.at("template", "metadata", "labels") instanceof JsonObject labels
        && !labels.isEmpty()) {
      if (spec.object("selector").isEmpty()) {
        spec = spec.with("selector", labels);
      }
      if (object.object("metadata").object("labels").isEmpty()) {
        out = out.withAt(labels, "metadata", "labels");
      }
    }
    if (spec.get("template") instanceof JsonObject template) {
      spec = spec.with("template", template(template));
    }
    spec = PodDefaults.absent(spec, "replicas", 1L);
    return PodDefaults.absent(out.with("spec", spec), "status", JsonObject.of("replicas", 0));
  }

  private static JsonObject template(JsonObject template) {
    JsonObject metadata = template.object("metadata");
    if (!metadata.containsKey("creationTimestamp")) {
      JsonBuilder first = JsonObject.builder().put("creationTimestamp", null);
      metadata = first.putAll(metadata).build();
    }
    return template
        .with("metadata", metadata)
        .with("spec", PodDefaults.spec(template.object("spec")));
  }

  @Override
  public boolean hasStatus() {
    return true;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }

  @Override
  public void validate(JsonObject object, FieldErrors errors) {
    JsonObject spec = object.object("spec");
    notNegative(spec, "minReadySeconds", "spec.minReadySeconds", errors);
    JsonObject selector = spec.object("selector");
    if (selector.isEmpty()) {
      errors.required("spec.selector", "");
    }
    notNegative(spec, "replicas", "spec.replicas", errors);
    if (!(spec.get("template") instanceof JsonObject template)) {
      errors.required("spec.template", "");
      return;
    }
    JsonObject labels = template.object("metadata").object("labels");
    if (!selector.isEmpty() && !labels.entrySet().containsAll(selector.entrySet())) {
      errors.invalid(
          "spec.template.metadata.labels", labels, "`selector` does not match template `labels`");
    }
    MetadataRules.labels(labels, "spec.template.labels", errors);
    MetadataRules.annotations(
        template.object("metadata").object("annotations"), "spec.template.annotations", errors);
    new PodSpecRules("spec.template.spec", errors).check(template.object("spec"));
    templateOnly(template.object("spec"), errors);
  }

  /** What a pod may be and a pod of a controller may not. */
  private static void templateOnly(JsonObject spec, FieldErrors errors) {
    String policy = spec.string("restartPolicy", "");
    if (!policy.equals("Always")) {
      errors.unsupported("spec.template.spec.restartPolicy", policy, List.of("Always"));
    }
    if (spec.get("activeDeadlineSeconds") != null) {
      errors.forbidden(
          "spec.template.spec.activeDeadlineSeconds",
          "activeDeadlineSeconds in ReplicationController is not Supported");
    }
  }

  private static void notNegative(JsonObject object, String key, String field, FieldErrors errors) {
    if (object.number(key, 0) < 0) {
      errors.invalid(field, object.number(key, 0), "must be greater than or equal to 0");
    }
  }

  /** Kubernetes validates the new state twice and tells each fault twice, in one text. */
  @Override
  public void validateUpdate(JsonObject next, JsonObject old, FieldErrors errors) {
    if (Objects.equals(next.get("spec"), old.get("spec"))) {
      return;
    }
    validate(next, errors);
    if (!errors.isEmpty()) {
      validate(next, errors);
    }
  }

  @Override
  public void validateStatusUpdate(JsonObject next, JsonObject old, FieldErrors errors) {
    JsonObject status = next.object("status");
    for (String key :
        List.of(
            "replicas",
            "fullyLabeledReplicas",
            "readyReplicas",
            "availableReplicas",
            "observedGeneration")) {
      notNegative(status, key, "status." + key, errors);
    }
    long replicas = status.number("replicas", 0);
    for (String key : List.of("fullyLabeledReplicas", "readyReplicas", "availableReplicas")) {
      if (status.number(key, 0) > replicas) {
        errors.invalid(
            "status." + key, status.number(key, 0), "cannot be greater than status.replicas");
      }
    }
    if (status.number("availableReplicas", 0) > status.number("readyReplicas", 0)) {
      errors.invalid(
          "status.availableReplicas",
          status.number("availableReplicas", 0),
          "cannot be greater than readyReplicas");
    }
  }

  @Override
  public JsonObject prepareForCreate(JsonObject object) {
    return object.with("status", JsonObject.of("replicas", 0));
  }
}
