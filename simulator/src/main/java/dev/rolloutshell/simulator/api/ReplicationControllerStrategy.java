package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;

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
      JsonObject.Builder first = JsonObject.builder().put("creationTimestamp", null);
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
  public JsonObject prepareForCreate(JsonObject object) {
    return object.with("status", JsonObject.of("replicas", 0));
  }
}
