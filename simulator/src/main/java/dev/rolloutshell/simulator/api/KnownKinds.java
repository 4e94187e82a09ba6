package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The kinds that can stand in a body. */
final class KnownKinds {
  /** Kinds with their API versions, as {@code policy/v1beta1/Eviction}. */
  private static final Set<String> KINDS = new HashSet<>();

  static {
    for (Served served : Served.ALL) {
      KINDS.add(served.shown().apiVersion() + "/" + served.shown().kind());
    }
    AccessReviews.KINDS.values().forEach(kind -> KINDS.add("authorization.k8s.io/v1/" + kind));
    // 1.21 has policy/v1, but not yet with evictions.
    KINDS.addAll(
        Set.of(
            "v1/DeleteOptions", "v1/Binding", "autoscaling/v1/Scale", "policy/v1beta1/Eviction"));
  }

  private static final Map<ResourceType, String> DIRECTORIES =
      Map.of(
          ResourceTypes.REPLICATION_CONTROLLERS, "controllers",
          ResourceTypes.SERVICES, "services/specs",
          ResourceTypes.ENDPOINTS, "services/endpoints");

  private KnownKinds() {}

  /** Where etcd would keep an object. */
  static String storageKey(ObjectKey key) {
    String directory = DIRECTORIES.getOrDefault(key.type(), key.type().plural());
    String namespace = key.namespace().isEmpty() ? "" : key.namespace() + "/";
    return "/registry/" + directory + "/" + namespace + key.name();
  }

  /** Whether a kind is known in an API version. */
  static boolean has(String kind, String apiVersion) {
    return KINDS.contains(apiVersion + "/" + kind);
  }
}
