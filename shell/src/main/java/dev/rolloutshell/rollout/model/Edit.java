package dev.rolloutshell.rollout.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A controller's manifest being changed, one field at a time. */
public final class Edit {

  private Map<String, Object> manifest;

  private Edit(Map<String, Object> manifest) {
    this.manifest = manifest;
  }

  /** Starts from a manifest, which stays as it is. */
  public static Edit of(Map<String, Object> manifest) {
    return new Edit(manifest);
  }

  /** Sets {@code spec.replicas}. */
  public Edit replicas(int replicas) {
    return set(replicas, "spec", "replicas");
  }

  /** Sets an annotation. */
  public Edit annotation(String key, String value) {
    return set(value, "metadata", "annotations", key);
  }

  /** Sets several annotations. */
  public Edit annotations(Map<String, String> annotations) {
    annotations.forEach(this::annotation);
    return this;
  }

  /** Removes an annotation. */
  public Edit dropAnnotation(String key) {
    return drop("metadata", "annotations", key);
  }

  /** Removes every mark of a rollout. */
  public Edit dropMarks() {
    for (String key : new ArrayList<>(Tree.object(manifest, "metadata", "annotations").keySet())) {
      if (Mark.isMark(key)) {
        dropAnnotation(key);
      }
    }
    return Tree.object(manifest, "metadata", "annotations").isEmpty()
        ? drop("metadata", "annotations")
        : this;
  }

  /** Sets a label in the chosen places: {@code metadata}, {@code template}, {@code selector}. */
  public Edit label(String key, String value, List<String> places) {
    places.forEach(place -> set(value, labelPath(place, key)));
    return this;
  }

  /** Removes a label from the chosen places. */
  public Edit dropLabel(String key, List<String> places) {
    places.forEach(place -> drop(labelPath(place, key)));
    return this;
  }

  private static String[] labelPath(String place, String key) {
    return switch (place) {
      case "template" -> new String[] {"spec", "template", "metadata", "labels", key};
      case "selector" -> new String[] {"spec", "selector", key};
      default -> new String[] {"metadata", "labels", key};
    };
  }

  /** Sets any field. */
  public Edit set(Object value, String... path) {
    manifest = Tree.with(manifest, value, path);
    return this;
  }

  /** Removes any field. */
  public Edit drop(String... path) {
    manifest = Tree.without(manifest, path);
    return this;
  }

  /** Drops what the API server fills in, so that the manifest can be created again. */
  public Edit asNew(String namespace, String name) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", name);
    metadata.put("namespace", namespace);
    for (String kept : List.of("labels", "annotations")) {
      Map<String, Object> value = Tree.object(manifest, "metadata", kept);
      if (!value.isEmpty()) {
        metadata.put(kept, value);
      }
    }
    manifest = Tree.with(Tree.without(manifest, "status"), metadata, "metadata");
    return this;
  }

  /** The changed manifest. */
  public Map<String, Object> manifest() {
    return manifest;
  }
}
