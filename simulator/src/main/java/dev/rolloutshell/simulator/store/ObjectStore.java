package dev.rolloutshell.simulator.store;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a cluster by key. One sequence of versions covers all types: every creation,
 * replacement and removal is one version further. It knows no rules of any type, and one thread
 * uses it at a time.
 */
public final class ObjectStore {

  /** Above 0 and far from it, so that a version such as 1 is one that was forgotten long ago. */
  private static final long FIRST_VERSION = 100;

  private final Map<ObjectKey, StoredObject> byKey = new HashMap<>();
  private final Map<ResourceType, NavigableMap<String, NavigableMap<String, StoredObject>>>
      shelves = new HashMap<>();
  private final Map<String, Map<ObjectKey, StoredObject>> byOwner = new HashMap<>();
  private final List<Consumer<Change>> listeners = new ArrayList<>();
  private final int historySize;
  private History history;
  private long version = FIRST_VERSION;

  /** An empty store that remembers the given number of changes. */
  public ObjectStore(int historySize) {
    this.historySize = historySize;
    this.history = new History(historySize, version);
  }

  /** The version of the last change. */
  public long version() {
    return version;
  }

  /** How many objects there are of all types. */
  public int size() {
    return byKey.size();
  }

  /** The object under a key, or {@code null}. */
  public @Nullable StoredObject get(ObjectKey key) {
    return byKey.get(key);
  }

  /** The last changes. */
  public History history() {
    return history;
  }

  /** Calls the listener after every change, in the order in which listeners came. */
  public void onChange(Consumer<Change> listener) {
    listeners.add(listener);
  }

  /** The objects of a type in key order, in one namespace or (null) in all; a snapshot. */
  public List<StoredObject> list(ResourceType type, @Nullable String namespace) {
    List<StoredObject> found = new ArrayList<>();
    for (NavigableMap<String, StoredObject> shelf : shelves(type, namespace)) {
      found.addAll(shelf.values());
    }
    return found;
  }

  /** As {@link #list}, at an earlier version. */
  public List<StoredObject> listAt(ResourceType type, @Nullable String namespace, long at)
      throws History.Expired {
    NavigableMap<String, StoredObject> then = new TreeMap<>();
    for (StoredObject object : list(type, namespace)) {
      then.put(order(object.namespace()) + object.name(), object);
    }
    List<Change> since = history.since(at);
    for (int i = since.size() - 1; i >= 0; i--) {
      Change change = since.get(i);
      StoredObject object = change.object();
      if (object.key().type().equals(type)
          && (namespace == null || namespace.equals(object.namespace()))) {
        String key = order(object.namespace()) + object.name();
        StoredObject previous = change.previous();
        if (previous == null) {
          then.remove(key);
        } else {
          then.put(key, previous);
        }
      }
    }
    return new ArrayList<>(then.values());
  }

  /**
   * The objects of a type in key order that come after a key ({@code namespace/name}); those that
   * are read and not the others cost time. The store must not change meanwhile.
   */
  public Iterable<StoredObject> after(ResourceType type, @Nullable String namespace, String after) {
    int slash = after.indexOf('/');
    String home =
        slash < 0 ? order(namespace == null ? "" : namespace) : after.substring(0, slash + 1);
    String name = after.substring(slash + 1);
    return () ->
        shelves.getOrDefault(type, new TreeMap<>()).tailMap(home, true).entrySet().stream()
            .filter(shelf -> namespace == null || shelf.getKey().equals(order(namespace)))
            .flatMap(
                shelf ->
                    (shelf.getKey().equals(home)
                            ? shelf.getValue().tailMap(name, false)
                            : shelf.getValue())
                        .values().stream())
            .iterator();
  }

  private Collection<NavigableMap<String, StoredObject>> shelves(
      ResourceType type, @Nullable String namespace) {
    NavigableMap<String, NavigableMap<String, StoredObject>> ofType = shelves.get(type);
    if (ofType == null) {
      return List.of();
    }
    if (namespace == null) {
      return ofType.values();
    }
    NavigableMap<String, StoredObject> shelf = ofType.get(order(namespace));
    return shelf == null ? List.of() : List.of(shelf);
  }

  /** As in etcd, whose keys end a namespace with a slash: {@code a-b} comes before {@code a}. */
  private static String order(String namespace) {
    return namespace + "/";
  }

  /** How many objects of a type there are in one namespace or (null) in all. */
  public int count(ResourceType type, @Nullable String namespace) {
    int count = 0;
    for (NavigableMap<String, StoredObject> shelf : shelves(type, namespace)) {
      count += shelf.size();
    }
    return count;
  }

  /** The objects with an owner reference to a uid; a snapshot. */
  public List<StoredObject> ownedBy(String uid) {
    Map<ObjectKey, StoredObject> owned = byOwner.get(uid);
    return owned == null ? List.of() : new ArrayList<>(owned.values());
  }

  /**
   * Stores a new object.
   *
   * @throws IllegalStateException when the key is taken
   */
  public StoredObject create(ObjectKey key, JsonObject json) {
    if (byKey.containsKey(key)) {
      throw new IllegalStateException(key + " exists");
    }
    StoredObject object = new StoredObject(key, json, ++version);
    put(object);
    announce(new Change(Change.Type.ADDED, version, object, null));
    return object;
  }

  /**
   * Stores another state of an object.
   *
   * @throws IllegalStateException when {@code before} is not what is stored
   */
  public StoredObject replace(StoredObject before, JsonObject json) {
    requireCurrent(before);
    StoredObject after = new StoredObject(before.key(), json, ++version);
    forgetOwners(before);
    put(after);
    announce(new Change(Change.Type.MODIFIED, version, after, before));
    return after;
  }

  /**
   * Removes an object.
   *
   * @return its last state, at the version of the removal
   * @throws IllegalStateException when {@code before} is not what is stored
   */
  public StoredObject remove(StoredObject before) {
    requireCurrent(before);
    StoredObject last = new StoredObject(before.key(), before.json(), ++version);
    forgetOwners(before);
    drop(before.key());
    announce(new Change(Change.Type.DELETED, version, last, before));
    return last;
  }

  private void requireCurrent(StoredObject before) {
    if (byKey.get(before.key()) != before) {
      throw new IllegalStateException(before + " is not the stored object");
    }
  }

  private void announce(Change change) {
    history.add(change);
    for (int i = 0; i < listeners.size(); i++) {
      listeners.get(i).accept(change);
    }
  }

  private void put(StoredObject object) {
    ObjectKey key = object.key();
    byKey.put(key, object);
    shelves
        .computeIfAbsent(key.type(), t -> new TreeMap<>())
        .computeIfAbsent(order(key.namespace()), n -> new TreeMap<>())
        .put(key.name(), object);
    for (JsonObject reference : object.metadata().objects("ownerReferences")) {
      byOwner
          .computeIfAbsent(reference.string("uid", ""), u -> new LinkedHashMap<>())
          .put(key, object);
    }
  }

  private void drop(ObjectKey key) {
    byKey.remove(key);
    shelves
        .getOrDefault(key.type(), new TreeMap<>())
        .computeIfPresent(
            order(key.namespace()),
            (namespace, shelf) -> {
              shelf.remove(key.name());
              return shelf.isEmpty() ? null : shelf;
            });
  }

  private void forgetOwners(StoredObject before) {
    for (JsonObject reference : before.metadata().objects("ownerReferences")) {
      String uid = reference.string("uid", "");
      Map<ObjectKey, StoredObject> owned = byOwner.get(uid);
      if (owned != null && owned.remove(before.key()) != null && owned.isEmpty()) {
        byOwner.remove(uid);
      }
    }
  }

  /** Forgets the history, as a compaction does: older versions can no longer be watched. */
  public void compact() {
    history.clear(version);
  }

  /** Everything a store holds at one moment; objects are shared with it. */
  public static final class Checkpoint {
    private final List<StoredObject> objects;
    private final Map<String, List<StoredObject>> owned;
    private final History history;
    private final long version;

    private Checkpoint(
        List<StoredObject> objects,
        Map<String, List<StoredObject>> owned,
        History history,
        long version) {
      this.objects = objects;
      this.owned = owned;
      this.history = history;
      this.version = version;
    }
  }

  /** What the store holds now. */
  public Checkpoint checkpoint() {
    Map<String, List<StoredObject>> owned = new HashMap<>();
    byOwner.forEach((uid, of) -> owned.put(uid, List.copyOf(of.values())));
    return new Checkpoint(List.copyOf(byKey.values()), owned, history.copy(), version);
  }

  /** Goes back to a checkpoint of this or an equally configured store; no listener is told. */
  public void restore(Checkpoint checkpoint) {
    byKey.clear();
    shelves.clear();
    byOwner.clear();
    version = checkpoint.version;
    history = checkpoint.history.copy();
    checkpoint.owned.forEach(
        (uid, objects) -> {
          Map<ObjectKey, StoredObject> of = new LinkedHashMap<>();
          objects.forEach(object -> of.put(object.key(), object));
          byOwner.put(uid, of);
        });
    checkpoint.objects.forEach(this::put);
  }

  /** How many changes are remembered at most. */
  public int historySize() {
    return historySize;
  }
}
