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

  private final Map<ObjectKey, SeenPod> byKey = new HashMap<>();
  private final Map<String, Map<ObjectKey, SeenPod>> byController = new HashMap<>();

  @Nullable StoredObject get(ObjectKey key) {
    SeenPod seen = byKey.get(key);
    return seen == null ? null : seen.pod();
  }

  void put(StoredObject pod) {
    put(SeenPod.of(pod));
  }

  private void put(SeenPod seen) {
    ObjectKey key = seen.pod().key();
    SeenPod before = byKey.put(key, seen);
    String owner = group(seen);
    if (before != null && !group(before).equals(owner)) {
      leave(before);
    }
    byController.computeIfAbsent(owner, uid -> new LinkedHashMap<>()).put(key, seen);
  }

  void remove(ObjectKey key) {
    SeenPod before = byKey.remove(key);
    if (before != null) {
      leave(before);
    }
  }

  private void leave(SeenPod seen) {
    Map<ObjectKey, SeenPod> group = byController.get(group(seen));
    if (group != null && group.remove(seen.pod().key()) != null && group.isEmpty()) {
      byController.remove(group(seen));
    }
  }

  private static String group(SeenPod seen) {
    String uid = seen.controller();
    return uid == null ? NOBODY : uid;
  }

  /** The pods that the owner of a uid controls. */
  Collection<SeenPod> controlledBy(String uid) {
    Map<ObjectKey, SeenPod> group = byController.get(uid);
    return group == null ? List.of() : group.values();
  }

  /** The pods of a namespace that nobody controls. */
  List<SeenPod> orphans(String namespace) {
    List<SeenPod> found = new ArrayList<>();
    for (SeenPod seen : controlledBy(NOBODY)) {
      if (seen.pod().namespace().equals(namespace)) {
        found.add(seen);
      }
    }
    return found;
  }

  void clear() {
    byKey.clear();
    byController.clear();
  }

  /** The pods, so that {@link #restore} brings back each group's order. */
  List<SeenPod> checkpoint() {
    List<SeenPod> all = new ArrayList<>(byKey.size());
    byController.values().forEach(group -> all.addAll(group.values()));
    return all;
  }

  void restore(Collection<SeenPod> pods) {
    clear();
    pods.forEach(this::put);
  }
}
