package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.json.GoValues;
import dev.rolloutshell.simulator.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kubernetes' rules for labels, annotations, owner references and finalizers. */
public final class MetadataRules {
  private static final int MAX_ANNOTATIONS = 256 << 10;
  private static final Set<String> STANDARD_FINALIZERS =
      Set.of("kubernetes", "orphan", "foregroundDeletion");

  private MetadataRules() {}

  /** What is checked of the metadata of a new object. */
  public static void check(JsonObject metadata, boolean kubeNames, FieldErrors errors) {
    texts(metadata, errors);
    finalizers(metadata.list("finalizers"), errors);
    if (kubeNames) {
      kubeFinalizers(metadata.list("finalizers"), errors);
    }
  }

  /**
   * What is checked of the metadata of an update: by the server for all types, then by the type,
   * and by some types twice. Each finding is told as often as it is made.
   */
  public static void checkUpdate(
      JsonObject metadata, JsonObject old, Strategy strategy, FieldErrors errors) {
    boolean kube = strategy.checksFinalizerNames();
    texts(metadata, errors);
    finalizers(metadata.list("finalizers"), errors);
    step(metadata, old, errors);
    if (strategy.checksWholeMetadata()) {
      check(metadata, kube, errors);
    }
    step(metadata, old, errors);
    if (kube) {
      kubeFinalizers(metadata.list("finalizers"), errors);
    }
  }

  private static void step(JsonObject metadata, JsonObject old, FieldErrors errors) {
    checkFinalizers(metadata, old, errors);
    unchanged(metadata, old, errors);
    texts(metadata, errors);
  }

  private static void texts(JsonObject metadata, FieldErrors errors) {
    labels(metadata.object("labels"), "metadata.labels", errors);
    annotations(metadata.object("annotations"), "metadata.annotations", errors);
    owners(metadata.objects("ownerReferences"), errors);
  }

  private static void finalizers(List<@Nullable Object> finalizers, FieldErrors errors) {
    for (Object finalizer : finalizers) {
      String name = String.valueOf(finalizer);
      NameRules.qualified(name, name, "metadata.finalizers", errors);
    }
    if (finalizers.contains("orphan") && finalizers.contains("foregroundDeletion")) {
      errors.invalidText(
          "metadata.finalizers",
          GoValues.show(finalizers),
          "finalizer orphan and foregroundDeletion cannot be both set");
    }
  }

  private static void kubeFinalizers(List<@Nullable Object> finalizers, FieldErrors errors) {
    for (int i = 0; i < finalizers.size(); i++) {
      kubeFinalizer(String.valueOf(finalizers.get(i)), "metadata.finalizers[" + i + "]", errors);
    }
  }

  /** A client cannot begin a deletion by saying that it has begun. */
  private static void unchanged(JsonObject metadata, JsonObject old, FieldErrors errors) {
    if (old.get("deletionTimestamp") == null
        && metadata.get("deletionTimestamp") instanceof String given) {
      errors.invalidText(
          "metadata.deletionTimestamp",
          given.replace("T", " ").replace("Z", " +0000 UTC"),
          "field is immutable");
    }
    if (old.get("deletionGracePeriodSeconds") == null
        && metadata.get("deletionGracePeriodSeconds") instanceof Long given) {
      errors.invalid("metadata.deletionGracePeriodSeconds", given, "field is immutable");
    }
  }

  static void labels(JsonObject labels, String field, FieldErrors errors) {
    labels.forEach(
        (key, value) -> {
          NameRules.qualified(key, key, field, errors);
          NameRules.labelValue(String.valueOf(value), field, errors);
        });
  }

  static void annotations(JsonObject annotations, String field, FieldErrors errors) {
    long size = 0;
    for (var annotation : annotations.entrySet()) {
      String key = annotation.getKey();
      NameRules.qualified(key.toLowerCase(java.util.Locale.ROOT), key, field, errors);
      size += key.length() + String.valueOf(annotation.getValue()).length();
    }
    if (size > MAX_ANNOTATIONS) {
      errors.tooLong(field, MAX_ANNOTATIONS);
    }
  }

  static void finalizer(String name, String field, FieldErrors errors) {
    NameRules.qualified(name, name, field, errors);
    kubeFinalizer(name, field, errors);
  }

  private static void kubeFinalizer(String name, String field, FieldErrors errors) {
    if (name.indexOf('/') < 0 && !STANDARD_FINALIZERS.contains(name)) {
      errors.invalid(
          field, name, "name is neither a standard finalizer name nor is it fully qualified");
    }
  }

  private static void owners(List<JsonObject> owners, FieldErrors errors) {
    String controller = "";
    for (JsonObject owner : owners) {
      owner(owner, errors);
      if (owner.isTrue("controller")) {
        String name = owner.string("name", "");
        if (!controller.isEmpty()) {
          errors.invalidText(
              "metadata.ownerReferences",
              shown(owners),
              "Only one reference can have Controller set to true. Found \"true\" in references"
                  + " for "
                  + controller
                  + " and "
                  + name);
        }
        controller = name;
      }
    }
  }

  private static void owner(JsonObject owner, FieldErrors errors) {
    String field = "metadata.ownerReferences";
    String apiVersion = owner.string("apiVersion", "");
    if (apiVersion.isEmpty()) {
      errors.invalid(field + ".apiVersion", apiVersion, "version must not be empty");
    }
    if (owner.string("kind", "").isEmpty()) {
      errors.invalid(field + ".kind", "", "kind must not be empty");
    }
    if (owner.string("name", "").isEmpty()) {
      errors.invalid(field + ".name", "", "name must not be empty");
    }
    if (owner.string("uid", "").isEmpty()) {
      errors.invalid(field + ".uid", "", "uid must not be empty");
    }
    if (apiVersion.equals("v1") && "Event".equals(owner.get("kind"))) {
      errors.invalid(field, "/v1, Kind=Event", "is disallowed from being an owner");
    }
  }

  /** Owner references as Go prints them; a pointer's address differs each time. */
  private static String shown(List<JsonObject> owners) {
    List<String> items = new ArrayList<>();
    for (JsonObject owner : owners) {
      items.add(
          "v1.OwnerReference{APIVersion:%s, Kind:%s, Name:%s, UID:%s, Controller:(*bool)(%s),"
                  .formatted(
                      GoValues.quote(owner.string("apiVersion", "")),
                      GoValues.quote(owner.string("kind", "")),
                      GoValues.quote(owner.string("name", "")),
                      GoValues.quote(owner.string("uid", "")),
                      pointer(owner.get("controller")))
              + " BlockOwnerDeletion:(*bool)(%s)}"
                  .formatted(pointer(owner.get("blockOwnerDeletion"))));
    }
    return "[]v1.OwnerReference{" + String.join(", ", items) + "}";
  }

  private static String pointer(@Nullable Object value) {
    return value == null ? "nil" : "0xc000000000";
  }

  /** An object that is being deleted takes no new finalizers. */
  static void checkFinalizers(JsonObject given, JsonObject old, FieldErrors errors) {
    if (old.get("deletionTimestamp") == null) {
      return;
    }
    List<@Nullable Object> added = new ArrayList<>(given.list("finalizers"));
    added.removeAll(old.list("finalizers"));
    if (!added.isEmpty()) {
      errors.forbidden(
          "metadata.finalizers",
          "no new finalizers can be added if the object is being deleted, found new finalizers "
              + GoValues.show(added));
    }
  }
}
