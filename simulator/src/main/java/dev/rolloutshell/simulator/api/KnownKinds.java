package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import java.util.HashMap;
import java.util.Map;

/** The kinds that can stand in a body. */
final class KnownKinds {
  private static final Map<String, String> API_VERSIONS = new HashMap<>();

  static {
    for (ResourceType type : ResourceTypes.ALL) {
      API_VERSIONS.put(type.kind(), type.apiVersion());
    }
    API_VERSIONS.put("DeleteOptions", "v1");
    API_VERSIONS.put("Binding", "v1");
    AccessReviews.KINDS.values().forEach(kind -> API_VERSIONS.put(kind, "authorization.k8s.io/v1"));
    API_VERSIONS.put("Scale", "autoscaling/v1");
    API_VERSIONS.put("Eviction", "policy/v1");
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

  /** The API version of a kind, or the empty string when it is unknown. */
  static String apiVersionOf(String kind) {
    return API_VERSIONS.getOrDefault(kind, "");
  }
}
