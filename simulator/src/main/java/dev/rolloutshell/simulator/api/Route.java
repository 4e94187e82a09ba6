package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a path under {@code /api} or {@code /apis} names.
 *
 * @param served the type of object, and how it is shown
 * @param namespace the namespace, empty for cluster-scoped types and for all namespaces
 * @param name the object's name, or {@code null} for a collection
 * @param subresource the part of the object, empty for the whole of it
 * @param watchPath whether it is one of the old paths that watch
 */
record Route(
    Served served, String namespace, @Nullable String name, String subresource, boolean watchPath) {

  private static final Map<String, Served> BY_PATH = new HashMap<>();

  static {
    for (Served served : Served.ALL) {
      BY_PATH.put(served.shown().apiVersion() + "/" + served.shown().plural(), served);
    }
  }

  /** What a decoded path names, or {@code null} when it is no path of a resource. */
  static @Nullable Route parse(String path) {
    List<String> parts = split(path);
    String groupVersion;
    int at;
    if (parts.size() >= 3 && parts.get(0).equals("api")) {
      groupVersion = parts.get(1);
      at = 2;
    } else if (parts.size() >= 4 && parts.get(0).equals("apis")) {
      groupVersion = parts.get(1) + "/" + parts.get(2);
      at = 3;
    } else {
      return null;
    }
    boolean watch = parts.get(at).equals("watch");
    return resource(groupVersion, parts.subList(watch ? at + 1 : at, parts.size()), watch);
  }

  private static @Nullable Route resource(String groupVersion, List<String> rest, boolean watch) {
    boolean inNamespace =
        rest.size() >= 3
            && rest.get(0).equals("namespaces")
            && !(groupVersion.equals("v1")
                && rest.size() == 3
                && (rest.get(2).equals("status") || rest.get(2).equals("finalize")));
    String namespace = inNamespace ? rest.get(1) : "";
    List<String> tail = inNamespace ? rest.subList(2, rest.size()) : rest;
    if (tail.isEmpty() || tail.size() > 3) {
      return null;
    }
    Served served = BY_PATH.get(groupVersion + "/" + tail.get(0));
    if (served == null || !fits(served.type(), inNamespace, tail.size() > 1)) {
      return null;
    }
    return new Route(
        served,
        namespace,
        tail.size() > 1 ? tail.get(1) : null,
        tail.size() > 2 ? tail.get(2) : "",
        watch);
  }

  /**
   * The parts between slashes; empty ones, as in {@code //} or at the end, make no path of ours.
   */
  private static List<String> split(String path) {
    List<String> parts = new ArrayList<>();
    int start = 1;
    while (start <= path.length()) {
      int end = path.indexOf('/', start);
      end = end < 0 ? path.length() : end;
      if (end > start) {
        parts.add(path.substring(start, end));
      } else if (end < path.length()) {
        return List.of();
      }
      start = end + 1;
    }
    return parts;
  }

  /** Only collections of namespaced types have a path without a namespace. */
  private static boolean fits(ResourceType type, boolean inNamespace, boolean named) {
    return type.namespaced() == inNamespace || (type.namespaced() && !named);
  }

  /** Whether the path names all namespaces' objects of a namespaced type. */
  boolean allNamespaces() {
    return type().namespaced() && namespace.isEmpty();
  }

  /** Whether the status of an object is meant and not the whole of it. */
  boolean isStatus() {
    return subresource.equals("status");
  }

  /** The type that is stored. */
  ResourceType type() {
    return served.type();
  }
}
