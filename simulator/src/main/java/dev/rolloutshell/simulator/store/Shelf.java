package dev.rolloutshell.simulator.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one type in one namespace, by name, and by those labels that somebody asked for:
 * what nobody selects by costs a write nothing.
 */
final class Shelf {

  /** On a smaller shelf it is as fast to look at everything. */
  static final int WORTH_AN_INDEX = 64;

  /** Labels indexed at one time; the one asked for longest ago gives way. */
  static final int MOST_INDEXES = 8;

  /** Pairs of one selector that are looked up; the others are tested. */
  private static final int LOOKED_UP = 4;

  private final NavigableMap<String, Slot> sorted = new TreeMap<>();

  /** What came since somebody last asked: not everything that is stored is ever listed. */
  private final List<Slot> unsorted = new ArrayList<>();

  private final LinkedHashMap<String, LabelIndex> byLabel = new LinkedHashMap<>(8, 0.75f, true);

  int size() {
    return sorted.size() + unsorted.size();
  }

  boolean isEmpty() {
    return size() == 0;
  }

  private NavigableMap<String, Slot> byName() {
    if (!unsorted.isEmpty()) {
      unsorted.forEach(slot -> sorted.put(slot.object().name(), slot));
      unsorted.clear();
    }
    return sorted;
  }

  Collection<Slot> all() {
    return byName().values();
  }

  /** Those that come after a name. */
  Collection<Slot> after(String name) {
    return byName().tailMap(name, false).values();
  }

  void add(Slot slot) {
    unsorted.add(slot);
    byLabel.values().forEach(index -> index.add(slot));
  }

  /** The object in the slot was in the given state before. */
  void changed(StoredObject before, Slot slot) {
    if (!byLabel.isEmpty()) {
      byLabel.values().forEach(index -> index.moved(before, slot));
    }
  }

  void remove(StoredObject object) {
    byName().remove(object.name());
    byLabel.values().forEach(index -> index.remove(object));
  }

  /** Adds those whose labels have every pair, in the order of names. */
  void select(Map<String, ? extends @Nullable Object> pairs, List<StoredObject> found) {
    for (Slot slot : candidates(pairs)) {
      if (slot.object().labels().hasAll(pairs)) {
        found.add(slot.object());
      }
    }
  }

  /** The fewest that are sure to contain all with these labels. */
  private Collection<Slot> candidates(Map<String, ? extends @Nullable Object> pairs) {
    Collection<Slot> fewest = byName().values();
    int lookedUp = 0;
    for (Map.Entry<String, ? extends @Nullable Object> pair : pairs.entrySet()) {
      Object value = pair.getValue();
      if (value == null || fewest.size() < WORTH_AN_INDEX || lookedUp++ == LOOKED_UP) {
        break;
      }
      Collection<Slot> having = index(pair.getKey()).having(value);
      fewest = having.size() < fewest.size() ? having : fewest;
    }
    return fewest;
  }

  private LabelIndex index(String label) {
    LabelIndex known = byLabel.get(label);
    if (known != null) {
      return known;
    }
    LabelIndex index = new LabelIndex(label, byName().values());
    byLabel.put(label, index);
    if (byLabel.size() > MOST_INDEXES) {
      byLabel.remove(byLabel.keySet().iterator().next());
    }
    return index;
  }
}
