package dev.rolloutshell.simulator.model;

import java.util.List;

/** The types of objects the simulator stores. */
public final class ResourceTypes {
  public static final ResourceType NAMESPACES = core("namespaces", "Namespace", false);
  public static final ResourceType PODS = core("pods", "Pod", true);
  public static final ResourceType REPLICATION_CONTROLLERS =
      core("replicationcontrollers", "ReplicationController", true);
  public static final ResourceType SERVICES = core("services", "Service", true);
  public static final ResourceType ENDPOINTS = core("endpoints", "Endpoints", true);
  public static final ResourceType EVENTS = core("events", "Event", true);
  public static final ResourceType CONFIG_MAPS = core("configmaps", "ConfigMap", true);
  public static final ResourceType RESOURCE_QUOTAS = core("resourcequotas", "ResourceQuota", true);
  public static final ResourceType LEASES =
      new ResourceType("coordination.k8s.io", "v1", "leases", "Lease", true);
  public static final ResourceType ENDPOINT_SLICES =
      new ResourceType("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice", true);

  /** All of them, in the order of discovery documents. */
  public static final List<ResourceType> ALL =
      List.of(
          CONFIG_MAPS,
          ENDPOINTS,
          EVENTS,
          NAMESPACES,
          PODS,
          REPLICATION_CONTROLLERS,
          RESOURCE_QUOTAS,
          SERVICES,
          LEASES,
          ENDPOINT_SLICES);

  private ResourceTypes() {}

  private static ResourceType core(String plural, String kind, boolean namespaced) {
    return new ResourceType("", "v1", plural, kind, namespaced);
  }
}
