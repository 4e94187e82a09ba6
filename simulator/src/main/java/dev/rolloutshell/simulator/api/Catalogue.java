package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What discovery says of the served types: subresources, short names, categories. */
final class Catalogue {

  private static final Map<ResourceType, List<String>> SUBRESOURCES =
      Map.of(
          ResourceTypes.NAMESPACES, List.of("finalize", "status"),
          ResourceTypes.PODS, List.of("binding", "eviction", "status"),
          ResourceTypes.REPLICATION_CONTROLLERS, List.of("scale", "status"),
          ResourceTypes.RESOURCE_QUOTAS, List.of("status"),
          ResourceTypes.SERVICES, List.of("status"));

  private static final Map<ResourceType, List<String>> SHORT_NAMES =
      Map.of(
          ResourceTypes.NAMESPACES, List.of("ns"),
          ResourceTypes.PODS, List.of("po"),
          ResourceTypes.REPLICATION_CONTROLLERS, List.of("rc"),
          ResourceTypes.RESOURCE_QUOTAS, List.of("quota"),
          ResourceTypes.SERVICES, List.of("svc"),
          ResourceTypes.ENDPOINTS, List.of("ep"),
          ResourceTypes.EVENTS, List.of("ev"),
          ResourceTypes.CONFIG_MAPS, List.of("cm"));

  private static final Set<ResourceType> IN_ALL =
      Set.of(ResourceTypes.PODS, ResourceTypes.REPLICATION_CONTROLLERS, ResourceTypes.SERVICES);

  private static final Set<ResourceType> CREATED_BY_UPDATE =
      Set.of(
          ResourceTypes.SERVICES,
          ResourceTypes.ENDPOINTS,
          ResourceTypes.EVENTS,
          ResourceTypes.LEASES);

  /** What a pod has on a node, and not where nothing runs. */
  private static final Set<String> OF_CONTAINERS =
      Set.of("attach", "exec", "log", "portforward", "proxy");

  private Catalogue() {}

  /** Whether a subresource needs containers that run. */
  static boolean needsContainers(ResourceType type, String subresource) {
    return type.equals(ResourceTypes.PODS) && OF_CONTAINERS.contains(subresource);
  }

  static List<String> subresources(ResourceType type) {
    return SUBRESOURCES.getOrDefault(type, List.of());
  }

  /** Whether a type has a subresource; the empty one is the object itself. */
  static boolean has(ResourceType type, String subresource) {
    return subresource.isEmpty() || subresources(type).contains(subresource);
  }

  static List<String> shortNames(ResourceType type) {
    return SHORT_NAMES.getOrDefault(type, List.of());
  }

  /** Whether {@code kubectl get all} shows the type. */
  static boolean isInAll(ResourceType type) {
    return IN_ALL.contains(type);
  }

  static boolean deletesCollections(ResourceType type) {
    return !type.equals(ResourceTypes.NAMESPACES) && !type.equals(ResourceTypes.SERVICES);
  }

  /** Whether a PUT of an object that is not there creates it. */
  static boolean isCreatedByUpdate(ResourceType type) {
    return CREATED_BY_UPDATE.contains(type);
  }

  /** Whether the answer to a deletion is the object even when it is gone. */
  static boolean returnsDeleted(ResourceType type) {
    return type.equals(ResourceTypes.PODS) || type.equals(ResourceTypes.RESOURCE_QUOTAS);
  }
}
