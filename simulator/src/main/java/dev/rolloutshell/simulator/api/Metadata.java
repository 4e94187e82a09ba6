package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.kind.FieldErrors;
import dev.rolloutshell.simulator.kind.MetadataRules;
import dev.rolloutshell.simulator.kind.Strategy;
import dev.rolloutshell.simulator.model.JsonBuilder;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client may and may not say in {@code metadata}. */
final class Metadata {

  /** The order in which Kubernetes writes them. */
  private static final List<String> ORDER =
      List.of(
          "name",
          "generateName",
          "namespace",
          "uid",
          "resourceVersion",
          "generation",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "labels",
          "annotations",
          "ownerReferences",
          "finalizers",
          "managedFields");

  private static final List<String> CLIENTS =
      List.of("labels", "annotations", "ownerReferences", "finalizers", "managedFields");

  private static final List<String> SERVERS =
      List.of(
          "name",
          "generateName",
          "namespace",
          "uid",
          "resourceVersion",
          "generation",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds");

  private Metadata() {}

  static JsonObject forCreate(JsonObject given, String name, String namespace) {
    JsonBuilder metadata = JsonObject.builder();
    metadata.put("name", name);
    if (!given.string("generateName", "").isEmpty()) {
      metadata.put("generateName", given.get("generateName"));
    }
    if (!namespace.isEmpty()) {
      metadata.put("namespace", namespace);
    }
    copyClients(given, metadata);
    return metadata.build();
  }

  private static void copyClients(JsonObject given, JsonBuilder metadata) {
    for (String key : CLIENTS) {
      Object value = given.get(key);
      boolean empty =
          value == null
              || (value instanceof JsonObject o && o.isEmpty())
              || (value instanceof List<?> l && l.isEmpty());
      if (!empty) {
        metadata.put(key, value);
      }
    }
  }

  /** The metadata in Kubernetes' order, with a place for the version. */
  static JsonObject ordered(JsonObject metadata) {
    JsonBuilder ordered = JsonObject.builder();
    for (String key : ORDER) {
      Object value = key.equals("resourceVersion") ? "" : metadata.get(key);
      if (value != null) {
        ordered.put(key, value);
      }
    }
    return ordered.build();
  }

  /** The client's part of the new metadata with the server's part of the old. */
  static JsonObject forUpdate(JsonObject given, JsonObject old) {
    JsonBuilder metadata = JsonObject.builder();
    for (String key : SERVERS) {
      @Nullable Object value = old.get(key);
      if (value != null) {
        metadata.put(key, value);
      }
    }
    copyClients(given, metadata);
    return metadata.build();
  }

  /** A status update of a pod leaves the owners alone; old kubelets spoiled them. */
  static JsonObject forStatus(JsonObject metadata, StoredObject current) {
    if (!current.key().type().equals(ResourceTypes.PODS)) {
      return metadata;
    }
    Object owners = current.metadata().get("ownerReferences");
    return owners == null
        ? metadata.without("ownerReferences")
        : metadata.with("ownerReferences", owners);
  }

  static void validate(JsonObject metadata, Strategy strategy, FieldErrors errors) {
    String base = metadata.string("generateName", "");
    if (!base.isEmpty()) {
      strategy.validateName(base, true, "metadata.generateName", errors);
    }
    String name = metadata.string("name", "");
    if (name.isEmpty()) {
      errors.required("metadata.name", "name or generateName is required");
    } else {
      strategy.validateName(name, false, "metadata.name", errors);
    }
    MetadataRules.check(metadata, strategy.checksFinalizerNames(), errors);
  }

  static void validateUpdate(
      JsonObject given, StoredObject current, Strategy strategy, FieldErrors errors) {
    JsonObject old = current.metadata();
    String name = given.string("name", current.name());
    if (!name.equals(current.name())) {
      errors.invalid("metadata.name", name, "field is immutable");
    }
    if (given.get("labels") != old.get("labels")
        || given.get("annotations") != old.get("annotations")
        || given.get("ownerReferences") != old.get("ownerReferences")
        || given.get("finalizers") != old.get("finalizers")
        || given.get("deletionTimestamp") != old.get("deletionTimestamp")
        || given.get("deletionGracePeriodSeconds") != old.get("deletionGracePeriodSeconds")) {
      MetadataRules.checkUpdate(given, old, strategy, errors);
    }
  }
}
