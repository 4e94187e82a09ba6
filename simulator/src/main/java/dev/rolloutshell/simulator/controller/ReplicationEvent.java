package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.clock.Event;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceType;

/** What happens inside the replication manager. */
sealed interface ReplicationEvent extends Event<ControllerWorld> {

  /** Changes of a type reach its cache. */
  record Arrival(ResourceType type) implements ReplicationEvent {
    @Override
    public String name() {
      return "replication manager sees " + type.plural();
    }

    @Override
    public void run(ControllerWorld world) {
      world.replicationManager().look(type);
    }
  }

  /** It takes a controller off its queue. */
  record Sync(ObjectKey controller) implements ReplicationEvent {
    @Override
    public String name() {
      return "replication manager syncs " + controller.name();
    }

    @Override
    public void run(ControllerWorld world) {
      world.replicationManager().sync(controller);
    }
  }

  /**
   * It makes the next request for a controller.
   *
   * @param number of the sync it belongs to, so that one of a sync given up does nothing
   */
  record Request(ObjectKey controller, long number) implements ReplicationEvent {
    @Override
    public String name() {
      return "replication manager writes for " + controller.name();
    }

    @Override
    public void run(ControllerWorld world) {
      world.replicationManager().request(controller, number);
    }
  }

  /** It puts a controller on its queue after a back-off or for minReadySeconds. */
  record Requeue(ObjectKey controller) implements ReplicationEvent {
    @Override
    public String name() {
      return "replication manager returns to " + controller.name();
    }

    @Override
    public void run(ControllerWorld world) {
      world.replicationManager().enqueue(controller);
    }
  }
}
