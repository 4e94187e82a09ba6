package dev.rolloutshell.simulator.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes two states of an object share what is equal in both. A client sends the whole object for
 * one changed field: what it did not change is the old state's very part, which costs no memory,
 * compares in no time, and has been encoded before.
 */
public final class Sharing {
  private Sharing() {}

  /** The next state with every part of it that the old one has, too, taken from the old one. */
  public static JsonObject of(JsonObject next, JsonObject old) {
    return (JsonObject) Objects.requireNonNull(part(next, old));
  }

  private static @Nullable Object part(@Nullable Object next, @Nullable Object old) {
    if (next == null || next == old) {
      return next;
    }
    if (next instanceof JsonObject object) {
      return old instanceof JsonObject before ? object(object, before) : next;
    }
    if (next instanceof List<?> list) {
      return old instanceof List<?> before ? list(list, before) : next;
    }
    return next.equals(old) ? old : next;
  }

  private static JsonObject object(JsonObject next, JsonObject old) {
    boolean same = next.size() == old.size();
    @Nullable Object[] shared = null;
    for (int i = 0; i < next.size(); i++) {
      Object value = next.valueAt(i);
      Object before = old.get(next.keyAt(i));
      Object part = part(value, before);
      same &= part == before && (part != null || old.containsKey(next.keyAt(i)));
      if (part != value) {
        shared = shared == null ? next.copyOfValues() : shared;
        shared[i] = part;
      }
    }
    return same ? old : shared == null ? next : next.withValues(shared);
  }

  private static List<?> list(List<?> next, List<?> old) {
    boolean same = next.size() == old.size();
    @Nullable Object[] shared = null;
    for (int i = 0; i < next.size(); i++) {
      Object value = next.get(i);
      Object before = i < old.size() ? old.get(i) : null;
      Object part = part(value, before);
      same &= part == before;
      if (part != value) {
        shared = shared == null ? next.toArray() : shared;
        shared[i] = part;
      }
    }
    return same ? old : shared == null ? next : JsonList.ofItems(shared);
  }
}
