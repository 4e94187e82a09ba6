package dev.rolloutshell.simulator.store;

import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The objects of a store in the order of their keys, a shelf for each type and namespace. */
final class Shelves {
  private static final NavigableMap<String, Shelf> NONE = new TreeMap<>();

  private final Map<ResourceType, NavigableMap<String, Shelf>> byType = new HashMap<>();

  void add(Slot slot) {
    ObjectKey key = slot.object().key();
    byType
        .computeIfAbsent(key.type(), t -> new TreeMap<>())
        .computeIfAbsent(order(key.namespace()), n -> new Shelf())
        .add(slot);
  }

  /** The object in the slot was in the given state before. */
  void changed(StoredObject before, Slot slot) {
    for (Shelf shelf : of(before.key().type(), before.namespace())) {
      shelf.changed(before, slot);
    }
  }

  void remove(StoredObject object) {
    for (Shelf shelf : of(object.key().type(), object.namespace())) {
      shelf.remove(object);
      if (shelf.isEmpty()) {
        byType.getOrDefault(object.key().type(), NONE).remove(order(object.namespace()));
      }
    }
  }

  void clear() {
    byType.clear();
  }

  /** Of one namespace or (null) of all, in order. */
  private Collection<Shelf> of(ResourceType type, @Nullable String namespace) {
    NavigableMap<String, Shelf> ofType = byType.getOrDefault(type, NONE);
    if (namespace == null) {
      return ofType.values();
    }
    Shelf shelf = ofType.get(order(namespace));
    return shelf == null ? List.of() : List.of(shelf);
  }

  /** As in etcd, whose keys end a namespace with a slash: {@code a-b} comes before {@code a}. */
  static String order(String namespace) {
    return namespace + "/";
  }

  int count(ResourceType type, @Nullable String namespace) {
    int count = 0;
    for (Shelf shelf : of(type, namespace)) {
      count += shelf.size();
    }
    return count;
  }

  List<StoredObject> list(ResourceType type, @Nullable String namespace) {
    List<StoredObject> found = new ArrayList<>(count(type, namespace));
    for (Shelf shelf : of(type, namespace)) {
      shelf.all().forEach(slot -> found.add(slot.object()));
    }
    return found;
  }

  List<StoredObject> select(
      ResourceType type,
      @Nullable String namespace,
      Map<String, ? extends @Nullable Object> pairs) {
    List<StoredObject> found = new ArrayList<>();
    for (Shelf shelf : of(type, namespace)) {
      shelf.select(pairs, found);
    }
    return found;
  }

  Iterable<StoredObject> after(ResourceType type, @Nullable String namespace, String after) {
    int slash = after.indexOf('/');
    String home =
        slash < 0 ? order(namespace == null ? "" : namespace) : after.substring(0, slash + 1);
    String name = after.substring(slash + 1);
    return () ->
        byType.getOrDefault(type, NONE).tailMap(home, true).entrySet().stream()
            .filter(shelf -> namespace == null || shelf.getKey().equals(order(namespace)))
            .flatMap(
                shelf ->
                    (shelf.getKey().equals(home)
                            ? shelf.getValue().after(name)
                            : shelf.getValue().all())
                        .stream())
            .map(Slot::object)
            .iterator();
  }
}
