package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import java.util.HashMap;
import java.util.Map;

/** The strategy of every type. */
final class Strategies {
  private static final Strategy PLAIN = new Strategy() {};

  private static final Map<ResourceType, Strategy> BY_TYPE = new HashMap<>();

  static {
    BY_TYPE.put(ResourceTypes.REPLICATION_CONTROLLERS, new ReplicationControllerStrategy());
    BY_TYPE.put(ResourceTypes.PODS, new PodStrategy());
    BY_TYPE.put(ResourceTypes.NAMESPACES, new NamespaceStrategy());
  }

  private Strategies() {}

  static Strategy of(ResourceType type) {
    return BY_TYPE.getOrDefault(type, PLAIN);
  }
}
