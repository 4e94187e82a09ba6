package dev.rolloutshell.simulator.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An open-addressing hash index over an array of distinct keys. */
final class KeyIndex {

  /** Up to this many keys a search through them all is as fast as an index. */
  static final int SMALL = 16;

  /** The index of small arrays: none. */
  static final KeyIndex NONE = new KeyIndex(new int[0]);

  /** Positions plus one; 0 where free. The length is a power of two, at most half full. */
  private final int[] slots;

  private KeyIndex(int[] slots) {
    this.slots = slots;
  }

  static KeyIndex of(String[] keys) {
    return of(keys, keys.length);
  }

  private static KeyIndex of(String[] keys, int size) {
    int capacity = Integer.highestOneBit(Math.max(size, 1)) * 4;
    KeyIndex index = new KeyIndex(new int[capacity]);
    for (int i = 0; i < size; i++) {
      index.insert(keys, i);
    }
    return index;
  }

  /** The index after the last of {@code size} keys was appended. */
  KeyIndex added(String[] keys, int size) {
    if (size * 2 > slots.length) {
      return of(keys, size);
    }
    insert(keys, size - 1);
    return this;
  }

  private void insert(String[] keys, int position) {
    int mask = slots.length - 1;
    int slot = spread(keys[position]) & mask;
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = position + 1;
  }

  /** The position of a key among the first {@code size}, or -1. */
  int find(String[] keys, int size, @Nullable Object key) {
    if (slots.length == 0 || key == null) {
      return key == null ? -1 : search(keys, size, key);
    }
    int mask = slots.length - 1;
    for (int slot = spread(key) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
      if (keys[slots[slot] - 1].equals(key)) {
        return slots[slot] - 1;
      }
    }
    return -1;
  }

  /** Strings remember their hash, so that most keys are told apart without a look at their text. */
  private static int search(String[] keys, int size, Object key) {
    int hash = key.hashCode();
    for (int i = 0; i < size; i++) {
      String candidate = keys[i];
      if (candidate == key || (candidate.hashCode() == hash && candidate.equals(key))) {
        return i;
      }
    }
    return -1;
  }

  private static int spread(Object key) {
    int hash = key.hashCode() * 0x9E3779B9;
    return hash ^ (hash >>> 16);
  }

  @Override
  public String toString() {
    return "KeyIndex" + Arrays.toString(slots);
  }
}
