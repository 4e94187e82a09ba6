package dev.rolloutshell.simulator.model;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map.Entry;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The members of a {@link JsonObject} as the entries of a map, in their order. */
final class JsonMembers extends AbstractSet<Entry<String, @Nullable Object>> {
  private final String[] keys;
  private final @Nullable Object[] values;

  JsonMembers(String[] keys, @Nullable Object[] values) {
    this.keys = keys;
    this.values = values;
  }

  @Override
  public int size() {
    return keys.length;
  }

  @Override
  public Iterator<Entry<String, @Nullable Object>> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < keys.length;
      }

      @Override
      public Entry<String, @Nullable Object> next() {
        if (next >= keys.length) {
          throw new NoSuchElementException();
        }
        int i = next++;
        return new SimpleImmutableEntry<>(keys[i], values[i]);
      }
    };
  }
}
