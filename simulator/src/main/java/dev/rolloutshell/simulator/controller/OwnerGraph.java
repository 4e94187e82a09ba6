package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who depends on whom, as the garbage collector has seen it. */
final class OwnerGraph {
  private final Map<String, StoredObject> byUid = new HashMap<>();
  private final Map<String, Set<String>> dependents = new HashMap<>();

  @Nullable StoredObject get(String uid) {
    return byUid.get(uid);
  }

  void put(StoredObject object) {
    StoredObject before = byUid.put(object.uid(), object);
    if (before != null) {
      unlink(before);
    }
    for (JsonObject owner : Owners.of(object)) {
      dependents
          .computeIfAbsent(owner.string("uid", ""), uid -> new LinkedHashSet<>())
          .add(object.uid());
    }
  }

  void remove(String uid) {
    StoredObject before = byUid.remove(uid);
    if (before != null) {
      unlink(before);
    }
  }

  private void unlink(StoredObject object) {
    for (JsonObject owner : Owners.of(object)) {
      Set<String> of = dependents.get(owner.string("uid", ""));
      if (of != null && of.remove(object.uid()) && of.isEmpty()) {
        dependents.remove(owner.string("uid", ""));
      }
    }
  }

  /** The objects that name the owner of a uid, in the order in which they were seen. */
  List<StoredObject> dependents(String uid) {
    Set<String> of = dependents.get(uid);
    if (of == null) {
      return List.of();
    }
    List<StoredObject> found = new ArrayList<>(of.size());
    for (String one : of) {
      StoredObject object = byUid.get(one);
      if (object != null) {
        found.add(object);
      }
    }
    return found;
  }

  /** Objects in an order that {@link #restore} turns into the same graph. */
  List<StoredObject> checkpoint() {
    Set<StoredObject> all = new LinkedHashSet<>();
    for (String owner : dependents.keySet()) {
      all.addAll(dependents(owner));
    }
    all.addAll(byUid.values());
    return List.copyOf(all);
  }

  void restore(Collection<StoredObject> objects) {
    byUid.clear();
    dependents.clear();
    objects.forEach(this::put);
  }
}
