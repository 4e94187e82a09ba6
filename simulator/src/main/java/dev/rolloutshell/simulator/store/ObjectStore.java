package dev.rolloutshell.simulator.store;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
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

  private final Map<ObjectKey, Slot> byKey = new HashMap<>();
  private final Shelves shelves = new Shelves();
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
    Slot slot = byKey.get(key);
    return slot == null ? null : slot.object();
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
    return shelves.list(type, namespace);
  }

  /**
   * Those of {@link #list} whose labels have every pair. Only the first request by a label takes
   * the time of a list; a {@code null} value is no label's.
   */
  public List<StoredObject> select(
      ResourceType type,
      @Nullable String namespace,
      Map<String, ? extends @Nullable Object> labels) {
    return shelves.select(type, namespace, labels);
  }

  /** As {@link #list}, at an earlier version. */
  public List<StoredObject> listAt(ResourceType type, @Nullable String namespace, long at)
      throws History.Expired {
    NavigableMap<String, StoredObject> then = new TreeMap<>();
    for (StoredObject object : list(type, namespace)) {
      then.put(Shelves.order(object.namespace()) + object.name(), object);
    }
    List<Change> since = history.since(at);
    for (int i = since.size() - 1; i >= 0; i--) {
      Change change = since.get(i);
      StoredObject object = change.object();
      if (object.key().type().equals(type)
          && (namespace == null || namespace.equals(object.namespace()))) {
        String key = Shelves.order(object.namespace()) + object.name();
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
    return shelves.after(type, namespace, after);
  }

  /** How many objects of a type there are in one namespace or (null) in all. */
  public int count(ResourceType type, @Nullable String namespace) {
    return shelves.count(type, namespace);
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
    Slot slot = current(before);
    StoredObject after = new StoredObject(before.key(), json, ++version);
    slot.put(after);
    shelves.changed(before, slot);
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
    return remove(before, before.json());
  }

  /**
   * As {@link #remove(StoredObject)}, of an object that is told to be otherwise in the end.
   *
   * @param end how it is last seen
   */
  public StoredObject remove(StoredObject before, JsonObject end) {
    current(before);
    StoredObject last = new StoredObject(before.key(), end, ++version);
    byKey.remove(before.key());
    shelves.remove(before);
    announce(new Change(Change.Type.DELETED, version, last, before));
    return last;
  }

  private Slot current(StoredObject before) {
    Slot slot = byKey.get(before.key());
    if (slot == null || slot.object() != before) {
      throw new IllegalStateException(before + " is not the stored object");
    }
    return slot;
  }

  private void announce(Change change) {
    history.add(change);
    for (int i = 0; i < listeners.size(); i++) {
      listeners.get(i).accept(change);
    }
  }

  private void put(StoredObject object) {
    Slot slot = new Slot(object);
    byKey.put(object.key(), slot);
    shelves.add(slot);
  }

  /** Forgets the history, as a compaction does: older versions can no longer be watched. */
  public void compact() {
    history.clear(version);
  }

  /** Everything a store holds at one moment; objects are shared with it. */
  public static final class Checkpoint {
    private final List<StoredObject> objects;
    private final History history;
    private final long version;

    private Checkpoint(List<StoredObject> objects, History history, long version) {
      this.objects = objects;
      this.history = history;
      this.version = version;
    }
  }

  /** What the store holds now. */
  public Checkpoint checkpoint() {
    List<StoredObject> objects = new ArrayList<>(byKey.size());
    byKey.values().forEach(slot -> objects.add(slot.object()));
    return new Checkpoint(objects, history.copy(), version);
  }

  /** Goes back to a checkpoint of this or an equally configured store; no listener is told. */
  public void restore(Checkpoint checkpoint) {
    byKey.clear();
    shelves.clear();
    version = checkpoint.version;
    history = checkpoint.history.copy();
    checkpoint.objects.forEach(this::put);
  }

  /** A store of its own as this one was some versions ago, at most as far as history goes. */
  public ObjectStore past(int versionsAgo) {
    long then = Math.max(history.oldest(), version - versionsAgo);
    Map<ObjectKey, StoredObject> objects = new HashMap<>();
    byKey.forEach((key, slot) -> objects.put(key, slot.object()));
    for (long at = version; at > then; at--) {
      Change change = history.at(at);
      StoredObject previous = change.previous();
      if (previous == null) {
        objects.remove(change.object().key());
      } else {
        objects.put(previous.key(), previous);
      }
    }
    ObjectStore past = new ObjectStore(1);
    past.restore(new Checkpoint(List.copyOf(objects.values()), new History(1, then), then));
    return past;
  }

  /** How many changes are remembered at most. */
  public int historySize() {
    return historySize;
  }
}
