package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.Change;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Controllers and pods as the replication manager last saw them. */
final class ReplicationCache {
  private final Map<ObjectKey, StoredObject> controllers = new LinkedHashMap<>();
  private final PodCache pods = new PodCache();

  /** The cache at one moment. */
  record Checkpoint(List<StoredObject> controllers, List<SeenPod> pods) {}

  @Nullable StoredObject controller(ObjectKey key) {
    return controllers.get(key);
  }

  List<StoredObject> controllers() {
    return List.copyOf(controllers.values());
  }

  /** Takes a change in and returns what the cache had before. */
  @Nullable StoredObject apply(Change change) {
    return put(change.object(), change.type() == Change.Type.DELETED);
  }

  private @Nullable StoredObject put(StoredObject object, boolean gone) {
    if (object.key().type().equals(ResourceTypes.PODS)) {
      StoredObject before = pods.get(object.key());
      if (gone) {
        pods.remove(object.key());
      } else {
        pods.put(object);
      }
      return before;
    }
    return gone ? controllers.remove(object.key()) : controllers.put(object.key(), object);
  }

  /** Takes a change back. */
  void undo(Change change) {
    StoredObject previous = change.previous();
    put(previous == null ? change.object() : previous, previous == null);
  }

  Claims claims(StoredObject controller) {
    return Claims.of(
        controller,
        pods.controlledBy(controller.uid()),
        controller.isBeingDeleted() ? List.of() : pods.orphans(controller.namespace()));
  }

  int podsOf(ObjectKey key) {
    StoredObject controller = controllers.get(key);
    return controller == null ? 0 : pods.controlledBy(controller.uid()).size();
  }

  /** The controller that a pod's owner reference means, if it is known under that uid. */
  @Nullable StoredObject controllerOf(StoredObject pod) {
    JsonObject owner = Owners.controller(pod);
    if (owner == null || !owner.string("kind", "").equals("ReplicationController")) {
      return null;
    }
    StoredObject found =
        controllers.get(
            new ObjectKey(
                ResourceTypes.REPLICATION_CONTROLLERS, pod.namespace(), owner.string("name", "")));
    return found != null && found.uid().equals(owner.string("uid")) ? found : null;
  }

  /** The controllers whose selector matches a pod that nobody controls. */
  List<StoredObject> matching(StoredObject pod) {
    return controllers.values().stream()
        .filter(controller -> controller.namespace().equals(pod.namespace()))
        .filter(controller -> Pods.matches(controller.spec().object("selector"), pod.labels()))
        .toList();
  }

  void clear() {
    controllers.clear();
    pods.clear();
  }

  void fill(List<StoredObject> seenControllers, List<StoredObject> seenPods) {
    clear();
    seenControllers.forEach(controller -> controllers.put(controller.key(), controller));
    seenPods.forEach(pods::put);
  }

  Checkpoint checkpoint() {
    return new Checkpoint(controllers(), pods.checkpoint());
  }

  void restore(Checkpoint checkpoint) {
    fill(checkpoint.controllers(), List.of());
    pods.restore(checkpoint.pods());
  }
}
