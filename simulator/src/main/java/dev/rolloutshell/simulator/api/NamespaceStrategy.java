package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.List;

/** Namespaces. */
final class NamespaceStrategy implements Strategy {

  /** The finalizer in {@code spec} that keeps a namespace until it is empty. */
  static final String KUBERNETES = "kubernetes";

  @Override
  public JsonObject defaulted(JsonObject object) {
    JsonObject metadata = object.object("metadata");
    if (metadata.string("name", "").isEmpty()) {
      return object;
    }
    JsonObject labels =
        metadata.object("labels").with("kubernetes.io/metadata.name", metadata.string("name"));
    return object.with("metadata", metadata.with("labels", labels));
  }

  @Override
  public boolean hasStatus() {
    return true;
  }

  @Override
  public JsonObject prepareForCreate(JsonObject object) {
    return object
        .with("spec", JsonObject.of("finalizers", List.of(KUBERNETES)))
        .with("status", JsonObject.of("phase", "Active"));
  }

  @Override
  public JsonObject prepareForUpdate(JsonObject next, JsonObject old) {
    return next.with("spec", old.object("spec"));
  }

  @Override
  public void validateName(String name, boolean prefix, String field, FieldErrors errors) {
    NameRules.label(name, prefix, field, errors);
  }
}
