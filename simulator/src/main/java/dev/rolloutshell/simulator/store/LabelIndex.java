package dev.rolloutshell.simulator.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The objects of a shelf by the value of one label, those of a value in the order of names. */
final class LabelIndex {
  private final String label;
  private final Map<Object, NavigableMap<String, Slot>> byValue = new HashMap<>();

  LabelIndex(String label, Collection<Slot> slots) {
    this.label = label;
    slots.forEach(this::add);
  }

  void add(Slot slot) {
    StoredObject object = slot.object();
    Object value = object.labels().get(label);
    if (value != null) {
      byValue.computeIfAbsent(value, v -> new TreeMap<>()).put(object.name(), slot);
    }
  }

  /** Forgets an object that was in the given state. */
  void remove(StoredObject object) {
    Object value = object.labels().get(label);
    NavigableMap<String, Slot> having = value == null ? null : byValue.get(value);
    if (having != null && having.remove(object.name()) != null && having.isEmpty()) {
      byValue.remove(value);
    }
  }

  /** The object in the slot was in the given state before. */
  void moved(StoredObject before, Slot slot) {
    Object value = before.labels().get(label);
    if (value == null || !value.equals(slot.object().labels().get(label))) {
      remove(before);
      add(slot);
    }
  }

  /** The objects whose label has a value. */
  Collection<Slot> having(Object value) {
    NavigableMap<String, Slot> found = byValue.get(value);
    return found == null ? List.of() : found.values();
  }
}
