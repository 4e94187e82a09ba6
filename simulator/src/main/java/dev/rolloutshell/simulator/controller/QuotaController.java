package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.clock.Schedule;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.QuotaScopes;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.Change;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.Objects;
import dev.rolloutshell.simulator.store.QuotaCount;
import dev.rolloutshell.simulator.store.StoredObject;

/**
 * Keeps the status of ResourceQuotas: how many objects of each limited type a namespace has. A pod
 * that is over does not count.
 */
public final class QuotaController {
  private final ObjectStore store;
  private final Objects objects;
  private final WorkQueue queue;

  /** What it knows at one moment. */
  public record Checkpoint(WorkQueue.Checkpoint queue) {}

  /** A controller of an empty cluster; it must be told every change of the store. */
  public QuotaController(
      ObjectStore store,
      Objects objects,
      Schedule<? extends ControllerWorld> schedule,
      ControllerSettings settings) {
    this.store = store;
    this.objects = objects;
    this.queue = new WorkQueue(schedule, QueuedEvent.Quota::new, settings);
  }

  /** How it works now. */
  public ControllerSettings settings() {
    return queue.settings();
  }

  /** Changes how it works. */
  public void change(ControllerSettings next) {
    queue.change(next);
  }

  /** The store changed: quotas whose count may be another now are looked at. */
  public void offer(Change change) {
    StoredObject object = change.object();
    if (object.key().type().equals(ResourceTypes.RESOURCE_QUOTAS)) {
      queue.add(object.key());
    } else if (store.count(ResourceTypes.RESOURCE_QUOTAS, null) > 0
        && (change.type() != Change.Type.MODIFIED || Pods.isOver(object))) {
      store
          .list(ResourceTypes.RESOURCE_QUOTAS, object.namespace())
          .forEach(quota -> queue.add(quota.key()));
    }
  }

  void sync(ObjectKey key) {
    if (!queue.take(key)) {
      return;
    }
    StoredObject quota = objects.get(key);
    if (quota == null) {
      return;
    }
    JsonObject hard = quota.spec().object("hard");
    QuotaScopes scopes = QuotaScopes.of(quota.spec());
    JsonObject used = JsonObject.EMPTY;
    for (String resource : hard.keySet()) {
      QuotaCount count = QuotaCount.of(resource);
      if (count != null) {
        used = used.with(resource, Long.toString(count.used(store, key.namespace(), scopes)));
      }
    }
    JsonObject status = JsonObject.of("hard", hard, "used", used);
    try {
      if (!status.equals(quota.status())) {
        objects.updateStatus(quota, status);
      }
    } catch (ApiException refused) {
      queue.retry(key);
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
