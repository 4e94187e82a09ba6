package dev.rolloutshell.simulator.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects the members of a {@link JsonObject}; values must already be immutable. */
public final class JsonBuilder {
  private String[] keys = new String[8];
  private @Nullable Object[] values = new Object[8];
  private int size;
  private KeyIndex index = KeyIndex.NONE;

  JsonBuilder() {}

  int size() {
    return size;
  }

  /** Sets a member to a value that is immutable already. */
  public JsonBuilder put(String key, @Nullable Object value) {
    int i = index.find(keys, size, key);
    if (i >= 0) {
      values[i] = value;
      return this;
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    keys[size] = key;
    values[size++] = value;
    if (size > KeyIndex.SMALL) {
      index = index.added(keys, size);
    }
    return this;
  }

  /** Sets every member of another object. */
  public JsonBuilder putAll(JsonObject other) {
    other.forEach(this::put);
    return this;
  }

  /** The value set so far, or {@code null}. */
  public @Nullable Object get(String key) {
    int i = index.find(keys, size, key);
    return i < 0 ? null : values[i];
  }

  /** The finished object. */
  public JsonObject build() {
    return JsonObject.built(keys, values, size);
  }
}
