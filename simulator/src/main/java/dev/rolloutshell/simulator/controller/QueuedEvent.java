package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.clock.Event;
import dev.rolloutshell.simulator.model.ObjectKey;

/** One of the small controllers looks at one object. */
sealed interface QueuedEvent extends Event<ControllerWorld> {

  /** The endpoints controller looks at a service. */
  record Endpoints(ObjectKey service) implements QueuedEvent {
    @Override
    public String name() {
      return "endpoints controller syncs " + service.name();
    }

    @Override
    public void run(ControllerWorld world) {
      world.endpointsController().sync(service);
    }
  }

  /** The namespace controller empties a namespace that is being deleted. */
  record Namespace(ObjectKey namespace) implements QueuedEvent {
    @Override
    public String name() {
      return "namespace controller empties " + namespace.name();
    }

    @Override
    public void run(ControllerWorld world) {
      world.namespaceController().sync(namespace);
    }
  }

  /** The resource quota controller counts. */
  record Quota(ObjectKey quota) implements QueuedEvent {
    @Override
    public String name() {
      return "resource quota controller counts for " + quota.name();
    }

    @Override
    public void run(ControllerWorld world) {
      world.quotaController().sync(quota);
    }
  }
}
