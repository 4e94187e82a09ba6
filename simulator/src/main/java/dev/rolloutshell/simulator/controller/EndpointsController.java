package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.clock.Schedule;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.Change;
import dev.rolloutshell.simulator.store.DeleteOptions;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.Objects;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the v1 Endpoints and the EndpointSlices of each Service that has a selector, as Kubernetes'
 * two controllers do.
 */
public final class EndpointsController {

  /** How much longer a sync takes for each pod of the namespace. */
  private static final Duration PER_POD = Duration.ofNanos(100_000);

  private final ObjectStore store;
  private final Objects objects;
  private final WorkQueue queue;
  private final EndpointSlices slices;

  /** What it knows at one moment. */
  public record Checkpoint(WorkQueue.Checkpoint queue) {}

  /** A controller of an empty cluster; it must be told every change of the store. */
  public EndpointsController(
      ObjectStore store,
      Objects objects,
      Schedule<? extends ControllerWorld> schedule,
      ControllerSettings settings) {
    this.store = store;
    this.objects = objects;
    this.queue = new WorkQueue(schedule, QueuedEvent.Endpoints::new, settings);
    this.slices = new EndpointSlices(store, objects);
  }

  /** How it works now. */
  public ControllerSettings settings() {
    return queue.settings();
  }

  /** Changes how it works. */
  public void change(ControllerSettings next) {
    queue.change(next);
  }

  /** The store changed: services that may have other endpoints now are looked at. */
  public void offer(Change change) {
    StoredObject object = change.object();
    ResourceType type = object.key().type();
    if (type.equals(ResourceTypes.SERVICES)) {
      queue.add(object.key());
    } else if (type.equals(ResourceTypes.ENDPOINTS) && change.type() == Change.Type.DELETED) {
      queue.add(new ObjectKey(ResourceTypes.SERVICES, object.namespace(), object.name()));
    } else if (type.equals(ResourceTypes.ENDPOINT_SLICES) && change.type() == Change.Type.DELETED) {
      String service = EndpointSlices.serviceOf(object);
      queue.add(new ObjectKey(ResourceTypes.SERVICES, object.namespace(), service));
    } else if (type.equals(ResourceTypes.PODS)
        && store.count(ResourceTypes.SERVICES, object.namespace()) > 0
        && concerns(change)) {
      offerPod(change);
    }
  }

  private static boolean concerns(Change change) {
    StoredObject pod = change.object();
    StoredObject before = change.previous();
    if (change.type() == Change.Type.ADDED || before == null) {
      return false; // Without an address it is nobody's endpoint.
    }
    return change.type() == Change.Type.DELETED
        || before.isBeingDeleted() != pod.isBeingDeleted()
        || Pods.isReady(before) != Pods.isReady(pod)
        || !Pods.phase(before).equals(Pods.phase(pod))
        || !before.status().string("podIP", "").equals(pod.status().string("podIP", ""))
        || !before.labels().equals(pod.labels());
  }

  private void offerPod(Change change) {
    StoredObject pod = change.object();
    StoredObject before = change.previous();
    for (StoredObject service : store.list(ResourceTypes.SERVICES, pod.namespace())) {
      JsonObject selector = service.spec().object("selector");
      if (Pods.matches(selector, pod.labels())
          || (before != null && Pods.matches(selector, before.labels()))) {
        int pods = store.count(ResourceTypes.PODS, pod.namespace());
        queue.add(service.key(), PER_POD.multipliedBy(pods));
      }
    }
  }

  void sync(ObjectKey key) {
    if (!queue.take(key)) {
      return;
    }
    StoredObject service = objects.get(key);
    ObjectKey endpointsKey = new ObjectKey(ResourceTypes.ENDPOINTS, key.namespace(), key.name());
    StoredObject current = objects.get(endpointsKey);
    try {
      if (service == null) {
        if (current != null) {
          objects.delete(endpointsKey, DeleteOptions.DEFAULT);
        }
      } else if (!service.spec().object("selector").isEmpty()) {
        List<StoredObject> pods =
            store.select(
                ResourceTypes.PODS, service.namespace(), service.spec().object("selector"));
        write(service, current, pods);
        slices.reconcile(service, pods);
      }
    } catch (ApiException refused) {
      queue.retry(key);
    }
  }

  private void write(
      StoredObject service, @Nullable StoredObject current, List<StoredObject> pods) {
    List<JsonObject> subsets = EndpointSubsets.of(service, pods);
    if (current == null) {
      JsonObject metadata = JsonObject.of("name", service.name(), "namespace", service.namespace());
      objects.create(
          ResourceTypes.ENDPOINTS,
          service.namespace(),
          endpoints(labelled(metadata, service), subsets));
    } else if (!current.json().list("subsets").equals(subsets)
        || !current.labels().equals(service.labels())) {
      objects.update(current, endpoints(labelled(current.metadata(), service), subsets));
    }
  }

  private static JsonObject labelled(JsonObject metadata, StoredObject service) {
    return service.labels().isEmpty()
        ? metadata.without("labels")
        : metadata.with("labels", service.labels());
  }

  private static JsonObject endpoints(JsonObject metadata, List<JsonObject> subsets) {
    JsonObject endpoints =
        JsonObject.of("kind", "Endpoints", "apiVersion", "v1", "metadata", metadata);
    return subsets.isEmpty() ? endpoints : endpoints.with("subsets", subsets);
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
