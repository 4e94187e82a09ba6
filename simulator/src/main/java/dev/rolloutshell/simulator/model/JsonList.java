package dev.rolloutshell.simulator.model;

import java.util.AbstractList;
import java.util.Collection;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A JSON list that never changes. */
public final class JsonList extends AbstractList<@Nullable Object> implements RandomAccess {
  private final @Nullable Object[] items;

  private JsonList(@Nullable Object[] items) {
    this.items = items;
  }

  /** A list of items that are immutable already. */
  public static JsonList of(Collection<? extends @Nullable Object> immutable) {
    return new JsonList(immutable.toArray());
  }

  /** A list of items that are immutable already, in an array that nobody else has. */
  static JsonList ofItems(@Nullable Object[] items) {
    return new JsonList(items);
  }

  /** A deep, immutable copy; returns the argument itself when it is a {@code JsonList}. */
  public static JsonList copyOf(Collection<? extends @Nullable Object> list) {
    if (list instanceof JsonList known) {
      return known;
    }
    @Nullable Object[] items = list.toArray();
    for (int i = 0; i < items.length; i++) {
      items[i] = JsonObject.freeze(items[i]);
    }
    return new JsonList(items);
  }

  @Override
  public @Nullable Object get(int index) {
    return items[index];
  }

  @Override
  public int size() {
    return items.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof JsonList that)) {
      return super.equals(other);
    }
    if (items.length != that.items.length) {
      return false;
    }
    for (int i = 0; i < items.length; i++) {
      if (!Objects.equals(items[i], that.items[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
