package dev.rolloutshell.simulator.model;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of keys that were used lately, so that objects with the same members share one. What is
 * forgotten here, or lost by a race of two threads, is merely not shared.
 */
final class KeyShapes {
  private static final int SLOTS = 1 << 11;

  /** Shared by all threads; an array is handed over only with its keys in it. */
  private static final AtomicReferenceArray<String @Nullable []> RECENT =
      new AtomicReferenceArray<>(SLOTS);

  private KeyShapes() {}

  /** The first {@code size} keys as an array that nobody may change. */
  static String[] share(String[] keys, int size) {
    int hash = size;
    for (int i = 0; i < size; i++) {
      hash = hash * 31 + keys[i].hashCode();
    }
    int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    String[] known = RECENT.getAcquire(slot);
    if (known != null && isSame(known, keys, size)) {
      return known;
    }
    String[] copy = Arrays.copyOf(keys, size);
    RECENT.setRelease(slot, copy);
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
