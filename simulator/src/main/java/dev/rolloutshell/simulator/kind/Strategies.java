package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import java.util.HashMap;
import java.util.Map;

/** The strategy of every type. */
public final class Strategies {
  private static final Strategy PLAIN = new Strategy() {};

  private static final Map<ResourceType, Strategy> BY_TYPE = new HashMap<>();

  static {
    BY_TYPE.put(ResourceTypes.REPLICATION_CONTROLLERS, new ReplicationControllerStrategy());
    BY_TYPE.put(ResourceTypes.PODS, new PodStrategy());
    BY_TYPE.put(ResourceTypes.NAMESPACES, new NamespaceStrategy());
    BY_TYPE.put(ResourceTypes.SERVICES, new ServiceStrategy());
    BY_TYPE.put(ResourceTypes.CONFIG_MAPS, new ConfigMapStrategy());
    BY_TYPE.put(ResourceTypes.LEASES, new LeaseStrategy());
    BY_TYPE.put(ResourceTypes.RESOURCE_QUOTAS, new QuotaStrategy());
    BY_TYPE.put(ResourceTypes.ENDPOINTS, new EndpointsStrategy());
    BY_TYPE.put(ResourceTypes.ENDPOINT_SLICES, new EndpointSliceStrategy());
    BY_TYPE.put(ResourceTypes.EVENTS, new EventStrategy());
  }

  private Strategies() {}

  /** The strategy of a type. */
  public static Strategy of(ResourceType type) {
    return BY_TYPE.getOrDefault(type, PLAIN);
  }
}
