package dev.rolloutshell.simulator.model;

import java.util.Arrays;

/**
 * Arrays of keys that were used lately, so that objects with the same members share one. What is
 * forgotten here, or lost by a race of two threads, is merely not shared.
 */
final class KeyShapes {
  private static final String[][] RECENT = new String[1 << 11][];

  private KeyShapes() {}

  /** The first {@code size} keys as an array that nobody may change. */
  static String[] share(String[] keys, int size) {
    int hash = size;
    for (int i = 0; i < size; i++) {
      hash = hash * 31 + keys[i].hashCode();
    }
    int slot = (hash ^ (hash >>> 15)) & (RECENT.length - 1);
    String[] known = RECENT[slot];
    if (known != null && isSame(known, keys, size)) {
      return known;
    }
    String[] copy = Arrays.copyOf(keys, size);
    RECENT[slot] = copy;
    return copy;
  }

  private static boolean isSame(String[] known, String[] keys, int size) {
    if (known.length != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (!known[i].equals(keys[i])) {
        return false;
      }
    }
    return true;
  }
}
