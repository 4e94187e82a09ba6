package dev.rolloutshell.simulator.json;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Names of members that were written lately, in quotes and with their colon. Objects have few names
 * between them; what is forgotten here, or lost by a race of two threads, is encoded once more.
 */
final class EncodedNames {
  private static final int SLOTS = 1 << 11;

  /** Longer names are a user's, and seldom come again. */
  private static final int LONGEST = 64;

  private static final class Known {
    final String name;
    final byte[] encoded;

    Known(String name, byte[] encoded) {
      this.name = name;
      this.encoded = encoded;
    }
  }

  private static final AtomicReferenceArray<@Nullable Known> RECENT =
      new AtomicReferenceArray<>(SLOTS);

  private EncodedNames() {}

  /** The bytes of a name, which nobody may change, or {@code null} when they are not known. */
  static byte @Nullable [] known(String name) {
    Known known = RECENT.getAcquire(slot(name));
    return known != null && known.name.equals(name) ? known.encoded : null;
  }

  /** Keeps the bytes of a name. */
  static void keep(String name, byte[] encoded) {
    if (name.length() <= LONGEST) {
      RECENT.setRelease(slot(name), new Known(name, encoded));
    }
  }

  private static int slot(String name) {
    int hash = name.hashCode();
    return (hash ^ (hash >>> 15)) & (SLOTS - 1);
  }
}
