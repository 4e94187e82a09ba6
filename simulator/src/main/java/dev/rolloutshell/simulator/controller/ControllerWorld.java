package dev.rolloutshell.simulator.controller;

/** Where the controllers' events find the controllers. */
public interface ControllerWorld {

  /** The replication manager. */
  ReplicationManager replicationManager();

  /** The garbage collector. */
  GarbageCollector garbageCollector();

  /** The endpoints controller. */
  EndpointsController endpointsController();

  /** The namespace controller. */
  NamespaceController namespaceController();

  /** The resource quota controller. */
  QuotaController quotaController();
}
