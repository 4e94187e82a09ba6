package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.clock.Schedule;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.Change;
import dev.rolloutshell.simulator.store.DeleteOptions;
import dev.rolloutshell.simulator.store.Objects;
import dev.rolloutshell.simulator.store.StoredObject;

/** Empties namespaces that are being deleted, and then lets them go. */
public final class NamespaceController {
  private final Objects objects;
  private final Schedule<? extends ControllerWorld> schedule;
  private final WorkQueue queue;

  /** What it knows at one moment. */
  public record Checkpoint(WorkQueue.Checkpoint queue) {}

  /** A controller of an empty cluster; it must be told every change of the store. */
  public NamespaceController(
      Objects objects, Schedule<? extends ControllerWorld> schedule, ControllerSettings settings) {
    this.objects = objects;
    this.schedule = schedule;
    this.queue = new WorkQueue(schedule, QueuedEvent.Namespace::new, settings);
  }

  /** How it works now. */
  public ControllerSettings settings() {
    return queue.settings();
  }

  /** Changes how it works. */
  public void change(ControllerSettings next) {
    queue.change(next);
  }

  /** The store changed: a namespace whose deletion has begun is to be emptied. */
  public void offer(Change change) {
    StoredObject object = change.object();
    if (object.key().type().equals(ResourceTypes.NAMESPACES)
        && change.type() != Change.Type.DELETED
        && object.isBeingDeleted()) {
      queue.add(object.key());
    }
  }

  void sync(ObjectKey key) {
    if (!queue.take(key)) {
      return;
    }
    StoredObject namespace = objects.get(key);
    if (namespace == null || !namespace.isBeingDeleted()) {
      return;
    }
    NamespaceConditions conditions = new NamespaceConditions();
    boolean empty = true;
    for (ResourceType type : ResourceTypes.ALL) {
      if (type.namespaced()) {
        for (StoredObject object : objects.list(type, namespace.name())) {
          empty &= remove(object, conditions);
        }
      }
    }
    try {
      StoredObject told =
          objects.updateStatus(namespace, conditions.in(namespace.status(), schedule.now()));
      if (empty) {
        objects.finalizeNamespace(told);
        return;
      }
    } catch (ApiException refused) {
      // Somebody was faster or slower: the next look will tell.
    }
    queue.retry(key);
  }

  /** Deletes an object of the namespace; true when it is gone. */
  private boolean remove(StoredObject object, NamespaceConditions conditions) {
    if (!object.isBeingDeleted() && isGone(object)) {
      return true;
    }
    StoredObject left = objects.get(object.key());
    if (left != null) {
      conditions.remains(left);
    }
    return left == null;
  }

  private boolean isGone(StoredObject object) {
    try {
      return objects.delete(object.key(), DeleteOptions.DEFAULT.withPolicy("Background"));
    } catch (ApiException refused) {
      return refused.isNotFound();
    }
  }

  /** What it knows. */
  public Checkpoint checkpoint() {
    return new Checkpoint(queue.checkpoint());
  }

  /** Goes back to a checkpoint; its pending events must be restored as well. */
  public void restore(Checkpoint checkpoint) {
    queue.restore(checkpoint.queue());
  }
}
