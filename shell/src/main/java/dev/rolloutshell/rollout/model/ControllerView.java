package dev.rolloutshell.rollout.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A ReplicationController as it was seen.
 *
 * @param namespace its namespace
 * @param name its name
 * @param uid its uid
 * @param resourceVersion the version seen, the precondition of every write to it
 * @param generation version of its spec
 * @param observedGeneration version of the spec that the replication manager has acted on
 * @param replicas {@code spec.replicas}
 * @param fullyLabeledReplicas pods that the manager saw carrying every label of the template
 * @param deleting whether it has a deletion timestamp
 * @param labels its labels
 * @param annotations its annotations
 * @param selector {@code spec.selector}
 * @param templateLabels labels of its pod template
 * @param problem why the manager cannot make pods, as its {@code ReplicaFailure} condition says, or
 *     empty
 * @param marks the marks among its annotations, whoever's they are
 * @param manifest the whole object as JSON
 */
public record ControllerView(
    String namespace,
    String name,
    String uid,
    String resourceVersion,
    long generation,
    long observedGeneration,
    int replicas,
    int fullyLabeledReplicas,
    boolean deleting,
    Map<String, String> labels,
    Map<String, String> annotations,
    Map<String, String> selector,
    Map<String, String> templateLabels,
    String problem,
    Marks marks,
    Map<String, Object> manifest) {

  /** Reads the object's JSON. */
  public static ControllerView of(Map<String, Object> manifest) {
    Map<String, Object> metadata = Tree.object(manifest, "metadata");
    Map<String, Object> spec = Tree.object(manifest, "spec");
    Map<String, Object> status = Tree.object(manifest, "status");
    return new ControllerView(
        Tree.string(metadata, "namespace"),
        Tree.string(metadata, "name"),
        Tree.string(metadata, "uid"),
        Tree.string(metadata, "resourceVersion"),
        Tree.number(metadata, 0, "generation"),
        Tree.number(status, 0, "observedGeneration"),
        (int) Tree.number(spec, 1, "replicas"),
        (int) Tree.number(status, 0, "fullyLabeledReplicas"),
        metadata.containsKey("deletionTimestamp"),
        Tree.strings(metadata, "labels"),
        Tree.strings(metadata, "annotations"),
        Tree.strings(spec, "selector"),
        Tree.strings(spec, "template", "metadata", "labels"),
        problemOf(status),
        Marks.of(Tree.strings(metadata, "annotations")),
        manifest);
  }

  /**
   * The same controller read as if it carried these annotations, while its manifest stays what is
   * stored.
   */
  public ControllerView readAs(Map<String, String> others) {
    return new ControllerView(
        namespace,
        name,
        uid,
        resourceVersion,
        generation,
        observedGeneration,
        replicas,
        fullyLabeledReplicas,
        deleting,
        labels,
        others,
        selector,
        templateLabels,
        problem,
        Marks.of(others),
        manifest);
  }

  /** Whether it is read as if it carried other annotations than those that are stored. */
  public boolean readOtherwise() {
    Map<String, Object> stored = Tree.object(manifest, "metadata", "annotations");
    if (stored.size() != annotations.size()) {
      return true;
    }
    for (Map.Entry<String, Object> annotation : stored.entrySet()) {
      if (!String.valueOf(annotation.getValue()).equals(annotations.get(annotation.getKey()))) {
        return true;
      }
    }
    return false;
  }

  private static String problemOf(Map<String, Object> status) {
    for (Map<String, Object> condition : Tree.objects(status, "conditions")) {
      if (Tree.string(condition, "type").equals("ReplicaFailure")
          && Tree.string(condition, "status").equals("True")) {
        return Tree.string(condition, "message");
      }
    }
    return "";
  }

  /** Whether the replication manager has acted on the spec that was seen. */
  public boolean observed() {
    return observedGeneration >= generation;
  }

  /** Whether its selector matches a pod's labels; an empty selector matches nothing. */
  public boolean selects(Map<String, String> podLabels) {
    return !selector.isEmpty() && podLabels.entrySet().containsAll(selector.entrySet());
  }

  /** The selector without the keys that a rollout adds. */
  public Map<String, String> selectorWithout(String... keys) {
    Map<String, String> rest = new LinkedHashMap<>(selector);
    rest.keySet().removeAll(List.of(keys));
    return rest;
  }

  /** {@code spec.minReadySeconds}. */
  public int minReadySeconds() {
    return (int) Tree.number(manifest, 0, "spec", "minReadySeconds");
  }

  /** Images of the template's containers, in order. */
  public List<String> images() {
    return Tree.objects(manifest, "spec", "template", "spec", "containers").stream()
        .map(container -> Tree.string(container, "image"))
        .toList();
  }

  /** How people write it: {@code replicationcontrollers/web}. */
  public String path() {
    return "replicationcontrollers/" + name;
  }
}
