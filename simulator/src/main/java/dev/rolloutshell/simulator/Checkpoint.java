package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.clock.EventQueue;
import dev.rolloutshell.simulator.controller.EndpointsController;
import dev.rolloutshell.simulator.controller.GarbageCollector;
import dev.rolloutshell.simulator.controller.NamespaceController;
import dev.rolloutshell.simulator.controller.QuotaController;
import dev.rolloutshell.simulator.controller.ReplicationManager;
import dev.rolloutshell.simulator.fault.Faults;
import dev.rolloutshell.simulator.pod.PodLifecycle;
import dev.rolloutshell.simulator.store.ObjectStore;

/**
 * A whole simulated cluster at one moment: objects, clock, pending events, chance, and what each
 * controller knows; immutable, and of use to every cluster made with equal options.
 */
public final class Checkpoint {
  private final ObjectStore.Checkpoint store;
  private final EventQueue.Checkpoint<World> queue;
  private final SeededNames.Checkpoint names;
  private final ReplicationManager.Checkpoint replicationManager;
  private final GarbageCollector.Checkpoint garbageCollector;
  private final EndpointsController.Checkpoint endpoints;
  private final NamespaceController.Checkpoint namespaces;
  private final QuotaController.Checkpoint quotas;
  private final PodLifecycle.Checkpoint pods;
  private final boolean expiryPlanned;
  private final Faults.Checkpoint faults;

  Checkpoint(
      ObjectStore.Checkpoint store,
      EventQueue.Checkpoint<World> queue,
      SeededNames.Checkpoint names,
      ReplicationManager.Checkpoint replicationManager,
      GarbageCollector.Checkpoint garbageCollector,
      EndpointsController.Checkpoint endpoints,
      NamespaceController.Checkpoint namespaces,
      QuotaController.Checkpoint quotas,
      PodLifecycle.Checkpoint pods,
      boolean expiryPlanned,
      Faults.Checkpoint faults) {
    this.store = store;
    this.queue = queue;
    this.names = names;
    this.replicationManager = replicationManager;
    this.garbageCollector = garbageCollector;
    this.endpoints = endpoints;
    this.namespaces = namespaces;
    this.quotas = quotas;
    this.pods = pods;
    this.expiryPlanned = expiryPlanned;
    this.faults = faults;
  }

  ObjectStore.Checkpoint store() {
    return store;
  }

  EventQueue.Checkpoint<World> queue() {
    return queue;
  }

  SeededNames.Checkpoint names() {
    return names;
  }

  ReplicationManager.Checkpoint replicationManager() {
    return replicationManager;
  }

  GarbageCollector.Checkpoint garbageCollector() {
    return garbageCollector;
  }

  EndpointsController.Checkpoint endpoints() {
    return endpoints;
  }

  NamespaceController.Checkpoint namespaces() {
    return namespaces;
  }

  QuotaController.Checkpoint quotas() {
    return quotas;
  }

  PodLifecycle.Checkpoint pods() {
    return pods;
  }

  boolean expiryPlanned() {
    return expiryPlanned;
  }

  Faults.Checkpoint faults() {
    return faults;
  }
}
