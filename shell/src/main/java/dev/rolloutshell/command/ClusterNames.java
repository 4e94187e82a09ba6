package dev.rolloutshell.command;

import dev.rolloutshell.session.ApiObjects;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Kubeconfig;
import dev.rolloutshell.session.ObjectType;
import dev.rolloutshell.session.Session;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The names that there are at one moment, each with a few words on what it names.
 *
 * @param controllers controllers of one namespace
 * @param pods its pods
 * @param images images of either, with who has them
 * @param namespaces the cluster's namespaces
 * @param contexts contexts of the kubeconfig that {@code connect cluster} reads
 */
record ClusterNames(
    Map<String, String> controllers,
    Map<String, String> pods,
    Map<String, String> images,
    Map<String, String> namespaces,
    Map<String, String> contexts) {

  /** No names. */
  static final ClusterNames NONE =
      new ClusterNames(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  /**
   * Reads them; what cannot be read has no names.
   *
   * @param namespace whose controllers and pods are meant, or {@code null} for the session's own
   */
  static ClusterNames read(Session session, @Nullable String namespace) {
    Map<String, String> images = new TreeMap<>();
    return new ClusterNames(
        controllers(items(session, namespace, ObjectType.REPLICATION_CONTROLLERS), images),
        pods(items(session, namespace, ObjectType.PODS), images),
        images,
        namespaces(items(session, null, ObjectType.NAMESPACES)),
        Kubeconfig.contexts());
  }

  private static JsonNode items(Session session, @Nullable String namespace, ObjectType type) {
    try {
      ApiObjects objects = session.observed(namespace);
      return objects.list(type, null).path("items");
    } catch (CommandFailure e) {
      return tools.jackson.databind.node.MissingNode.getInstance();
    }
  }

  private static Map<String, String> controllers(JsonNode items, Map<String, String> images) {
    Map<String, String> names = new TreeMap<>();
    for (JsonNode rc : items) {
      String name = name(rc);
      String image = image(rc.path("spec").path("template").path("spec"));
      int ready = rc.path("status").path("readyReplicas").asInt(0);
      int wanted = rc.path("spec").path("replicas").asInt(0);
      names.put(name, ready + "/" + wanted + " ready, " + image);
      images.putIfAbsent(image, "of rc " + name);
    }
    return names;
  }

  private static Map<String, String> pods(JsonNode items, Map<String, String> images) {
    Map<String, String> names = new TreeMap<>();
    for (JsonNode pod : items) {
      String image = image(pod.path("spec"));
      names.put(name(pod), pod.path("status").path("phase").asString("") + ", " + image);
      images.putIfAbsent(image, "of pod " + name(pod));
    }
    return names;
  }

  private static Map<String, String> namespaces(JsonNode items) {
    Map<String, String> names = new TreeMap<>();
    items.forEach(ns -> names.put(name(ns), ns.path("status").path("phase").asString("")));
    return names;
  }

  private static String name(JsonNode object) {
    return object.path("metadata").path("name").asString("");
  }

  private static String image(JsonNode spec) {
    return spec.path("containers").path(0).path("image").asString("");
  }
}
