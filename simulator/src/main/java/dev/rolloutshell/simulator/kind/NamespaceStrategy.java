package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Namespaces. */
public final class NamespaceStrategy implements Strategy {

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
    List<@Nullable Object> finalizers = new ArrayList<>(object.object("spec").list("finalizers"));
    if (!finalizers.contains(KUBERNETES)) {
      finalizers.add(KUBERNETES);
    }
    return object
        .with("spec", JsonObject.of("finalizers", finalizers))
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

  @Override
  public void validate(JsonObject object, FieldErrors errors) {
    for (Object finalizer : object.object("spec").list("finalizers")) {
      MetadataRules.finalizer(String.valueOf(finalizer), "spec.finalizers", errors);
    }
  }

  /** A namespace that may go as far as Kubernetes itself is concerned. */
  public static JsonObject withoutKubernetes(JsonObject namespace) {
    List<@Nullable Object> left = new ArrayList<>(namespace.object("spec").list("finalizers"));
    left.remove(KUBERNETES);
    return withFinalizers(namespace, left);
  }

  /** A namespace with other finalizers. */
  public static JsonObject withFinalizers(JsonObject namespace, List<@Nullable Object> finalizers) {
    return finalizers.isEmpty()
        ? namespace.withoutAt("spec", "finalizers")
        : namespace.withAt(finalizers, "spec", "finalizers");
  }

  /** Collects what is wrong with a new list of finalizers. */
  public static void validateFinalize(List<@Nullable Object> finalizers, FieldErrors errors) {
    for (int i = 0; i < finalizers.size(); i++) {
      MetadataRules.finalizer(
          String.valueOf(finalizers.get(i)), "spec.finalizers[" + i + "]", errors);
    }
  }

  @Override
  public void validateStatusUpdate(JsonObject next, JsonObject old, FieldErrors errors) {
    boolean going = next.at("metadata", "deletionTimestamp") != null;
    String phase = next.object("status").string("phase", "");
    if (!phase.equals(going ? "Terminating" : "Active")) {
      errors.invalid(
          "status.Phase",
          phase,
          going
              ? "may only be 'Terminating' if `deletionTimestamp` is not empty"
              : "may only be 'Active' if `deletionTimestamp` is empty");
    }
  }
}
