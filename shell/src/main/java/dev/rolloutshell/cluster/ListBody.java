package dev.rolloutshell.cluster;

import java.util.Arrays;

/**
 * The bytes of a list with the places of its items: found by counting braces, which costs a tenth
 * of parsing them.
 *
 * @param bytes the whole body
 * @param starts where each item begins
 * @param ends where each item has ended
 * @param whole whether the list is closed; one that was cut off must not read as a shorter one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ListBody(byte[] bytes, int[] starts, int[] ends, boolean whole) {

  /** Stands for {@code "items": null}. */
  private static final int NO_ITEMS = -2;

  /** How far an item may have moved since an earlier list and still be recognised. */
  static final int MOVED = 2;

  /** The list of nothing, before anything was read. */
  static final ListBody NONE = new ListBody(new byte[0], new int[0], new int[0], true);

  private static final byte[] ITEMS = {'"', 'i', 't', 'e', 'm', 's', '"'};

  /** Finds the items; a body without an {@code items} array has none. */
  static ListBody of(byte[] bytes) {
    return of(bytes, NONE);
  }

  /** Finds the items with the help of an earlier list, whose items are compared, not read. */
  static ListBody of(byte[] bytes, ListBody earlier) {
    int at = arrayOfItems(bytes);
    int[] starts = new int[16];
    int[] ends = new int[16];
    int count = 0;
    boolean closed = false;
    while (at >= 0 && at < bytes.length) {
      byte b = bytes[at];
      if (b == '{') {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
          ends = Arrays.copyOf(ends, count * 2);
        }
        starts[count] = at;
        int end = afterKnown(bytes, at, earlier, count);
        at = end < 0 ? afterObject(bytes, at) : end;
        ends[count++] = at;
      } else if (b == ']') {
        closed = true;
        break;
      } else {
        at++;
      }
    }
    boolean whole = (closed || at == NO_ITEMS) && lastByte(bytes) == '}';
    return new ListBody(bytes, Arrays.copyOf(starts, count), Arrays.copyOf(ends, count), whole);
  }

  /** The place after {@code "items":[} in the outermost object, or -1. */
  private static int arrayOfItems(byte[] bytes) {
    int depth = 0;
    for (int at = 0; at < bytes.length; at++) {
      byte b = bytes[at];
      if (b == '"') {
        if (depth == 1 && matches(bytes, at)) {
          return startOfArray(bytes, at + ITEMS.length);
        }
        at = endOfString(bytes, at);
      } else if (b == '{') {
        depth++;
      } else if (b == '}') {
        depth--;
      }
    }
    return -1;
  }

  private static int lastByte(byte[] bytes) {
    int end = bytes.length - 1;
    while (end >= 0 && bytes[end] <= ' ') {
      end--;
    }
    return end < 0 ? -1 : bytes[end];
  }

  /** The place after the opening bracket; {@link #NO_ITEMS} for {@code null}; else -1. */
  private static int startOfArray(byte[] bytes, int after) {
    int at = after;
    while (at < bytes.length && (bytes[at] == ':' || bytes[at] <= ' ')) {
      at++;
    }
    if (at < bytes.length && bytes[at] == 'n') {
      return NO_ITEMS;
    }
    return at < bytes.length && bytes[at] == '[' ? at + 1 : -1;
  }

  private static boolean matches(byte[] bytes, int at) {
    int end = at + ITEMS.length;
    return end < bytes.length && Arrays.equals(bytes, at, end, ITEMS, 0, ITEMS.length);
  }

  /** Where an item ends that is also in an earlier list, near the same place; or -1. */
  private static int afterKnown(byte[] bytes, int start, ListBody earlier, int place) {
    int last = Math.min(earlier.count() - 1, place + MOVED);
    for (int j = Math.max(0, place - MOVED); j <= last; j++) {
      int end = start + earlier.ends[j] - earlier.starts[j];
      if (end < bytes.length
          && (bytes[end] == ',' || bytes[end] == ']')
          && Arrays.equals(bytes, start, end, earlier.bytes, earlier.starts[j], earlier.ends[j])) {
        return end;
      }
    }
    return -1;
  }

  private static int afterObject(byte[] bytes, int start) {
    int depth = 0;
    for (int at = start; at < bytes.length; at++) {
      byte b = bytes[at];
      if (b == '"') {
        at = endOfString(bytes, at);
      } else if (b == '{') {
        depth++;
      } else if (b == '}' && --depth == 0) {
        return at + 1;
      }
    }
    return bytes.length;
  }

  static int endOfString(byte[] bytes, int start) {
    int at = start + 1;
    while (at < bytes.length && bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    return at;
  }

  int count() {
    return starts.length;
  }

  /** A string of an item's metadata, found without parsing; empty when there is none. */
  String metadata(int i, String key) {
    return new Members(bytes).metadata(starts[i], ends[i], key);
  }

  byte[] item(int i) {
    return Arrays.copyOfRange(bytes, starts[i], ends[i]);
  }

  /** Whether an item of this list is byte for byte one of another. */
  boolean sameItem(int i, ListBody other, int j) {
    return Arrays.equals(bytes, starts[i], ends[i], other.bytes, other.starts[j], other.ends[j]);
  }
}
