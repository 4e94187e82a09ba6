package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pods a controller has seen, found by key or by the owner that controls them; in the order in
 * which they were first seen.
 */
final class PodCache {

  /** Stands for the controller of pods that have none: no uid is empty. */
  private static final String NOBODY = "";

  private final Map<ObjectKey, StoredObject> byKey = new HashMap<>();
  private final Map<String, Map<ObjectKey, StoredObject>> byController = new HashMap<>();

  @Nullable StoredObject get(ObjectKey key) {
    return byKey.get(key);
  }

  void put(StoredObject pod) {
    StoredObject before = byKey.put(pod.key(), pod);
    String owner = group(pod);
    if (before != null && !group(before).equals(owner)) {
      leave(before);
    }
    byController.computeIfAbsent(owner, uid -> new LinkedHashMap<>()).put(pod.key(), pod);
  }

  void remove(ObjectKey key) {
    StoredObject before = byKey.remove(key);
    if (before != null) {
      leave(before);
    }
  }

  private void leave(StoredObject pod) {
    Map<ObjectKey, StoredObject> group = byController.get(group(pod));
    if (group != null && group.remove(pod.key()) != null && group.isEmpty()) {
      byController.remove(group(pod));
    }
  }

  private static String group(StoredObject pod) {
    String uid = Owners.controllerUid(pod);
    return uid == null ? NOBODY : uid;
  }

  /** The pods that the owner of a uid controls. */
  Collection<StoredObject> controlledBy(String uid) {
    Map<ObjectKey, StoredObject> group = byController.get(uid);
    return group == null ? List.of() : group.values();
  }

  /** The pods of a namespace that nobody controls. */
  List<StoredObject> orphans(String namespace) {
    List<StoredObject> found = new ArrayList<>();
    for (StoredObject pod : controlledBy(NOBODY)) {
      if (pod.namespace().equals(namespace)) {
        found.add(pod);
      }
    }
    return found;
  }

  void clear() {
    byKey.clear();
    byController.clear();
  }

  /** The pods, so that {@link #restore} brings back each group's order. */
  List<StoredObject> checkpoint() {
    List<StoredObject> all = new ArrayList<>(byKey.size());
    byController.values().forEach(group -> all.addAll(group.values()));
    return all;
  }

  void restore(Collection<StoredObject> pods) {
    clear();
    pods.forEach(this::put);
  }
}
