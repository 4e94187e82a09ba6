package dev.rolloutshell.simulator.model;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that never changes: keys in the order they were given, values that are strings,
 * {@link Long}, {@link Double}, {@link Boolean}, {@code null}, unmodifiable lists, or further
 * {@code JsonObject}s. An edit returns a new object that shares every part it did not touch.
 */
public final class JsonObject extends AbstractMap<String, @Nullable Object> {

  /** The object without members. */
  public static final JsonObject EMPTY = new JsonObject(new String[0], new Object[0]);

  private final String[] keys;
  private final @Nullable Object[] values;

  /** Finds keys in an object of many members; small objects are searched through. */
  private final KeyIndex index;

  /** What an encoder keeps here, so that a part of many objects is encoded once. */
  private @Nullable Object encoding;

  private JsonObject(String[] keys, @Nullable Object[] values) {
    this(keys, values, keys.length > KeyIndex.SMALL ? KeyIndex.of(keys) : KeyIndex.NONE);
  }

  private JsonObject(String[] keys, @Nullable Object[] values, KeyIndex index) {
    this.keys = keys;
    this.values = values;
    this.index = index;
  }

  /**
   * An object of alternating keys and values; maps and lists among the values are copied deeply.
   */
  public static JsonObject of(@Nullable Object... keysAndValues) {
    JsonBuilder builder = new JsonBuilder();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      builder.put(String.valueOf(keysAndValues[i]), freeze(keysAndValues[i + 1]));
    }
    return builder.build();
  }

  /**
   * A deep, immutable copy of a map; returns the argument itself when it is a {@code JsonObject}.
   */
  public static JsonObject copyOf(Map<String, ? extends @Nullable Object> map) {
    if (map instanceof JsonObject object) {
      return object;
    }
    JsonBuilder builder = new JsonBuilder();
    map.forEach((key, value) -> builder.put(key, freeze(value)));
    return builder.build();
  }

  /** The immutable form of any JSON value: maps become {@code JsonObject}s, integers longs. */
  @SuppressWarnings("unchecked")
  public static @Nullable Object freeze(@Nullable Object value) {
    if (value instanceof String || value instanceof JsonObject || value instanceof JsonList) {
      return value;
    }
    if (value instanceof Map<?, ?> map) {
      return copyOf((Map<String, Object>) map);
    }
    if (value instanceof List<?> list) {
      return JsonList.copyOf(list);
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    return value;
  }

  private int indexOf(@Nullable Object key) {
    return index.find(keys, keys.length, key);
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    int i = indexOf(key);
    return i < 0 ? null : values[i];
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return indexOf(key) >= 0;
  }

  @Override
  public int size() {
    return keys.length;
  }

  /** The name of a member by its place. */
  public String keyAt(int place) {
    return keys[place];
  }

  /** The value of a member by its place. */
  public @Nullable Object valueAt(int place) {
    return values[place];
  }

  /** A copy of the values in their order. */
  @Nullable Object[] copyOfValues() {
    return values.clone();
  }

  /** An object of the same keys with these values, which are immutable already. */
  JsonObject withValues(@Nullable Object[] others) {
    return new JsonObject(keys, others, index);
  }

  /** The member as a string, or {@code null} when it is absent or of another type. */
  public @Nullable String string(String key) {
    return get(key) instanceof String s ? s : null;
  }

  /** The member as a string, or the fallback when it is absent or of another type. */
  public String string(String key, String fallback) {
    return get(key) instanceof String s ? s : fallback;
  }

  /** The member as an object, or {@link #EMPTY} when it is absent or of another type. */
  public JsonObject object(String key) {
    return get(key) instanceof JsonObject o ? o : EMPTY;
  }

  /** The member as a list, or the empty list when it is absent or of another type. */
  @SuppressWarnings("unchecked")
  public List<@Nullable Object> list(String key) {
    return get(key) instanceof List<?> l ? (List<@Nullable Object>) l : List.of();
  }

  /** The objects among the items of a list member. */
  public List<JsonObject> objects(String key) {
    List<JsonObject> found = new ArrayList<>();
    for (Object item : list(key)) {
      if (item instanceof JsonObject o) {
        found.add(o);
      }
    }
    return found;
  }

  /** The member as a number, or the fallback when it is absent or of another type. */
  public long number(String key, long fallback) {
    return get(key) instanceof Number n ? n.longValue() : fallback;
  }

  /** Whether the member is {@code true}. */
  public boolean isTrue(String key) {
    return Boolean.TRUE.equals(get(key));
  }

  /** The value at the end of a path of keys, or {@code null} when a part of it is absent. */
  public @Nullable Object at(String... path) {
    Object here = this;
    for (String key : path) {
      if (!(here instanceof JsonObject object)) {
        return null;
      }
      here = object.get(key);
    }
    return here;
  }

  /** This object with one member set; the place of an existing key is kept. */
  public JsonObject with(String key, @Nullable Object value) {
    Object frozen = freeze(value);
    int i = indexOf(key);
    if (i >= 0) {
      if (values[i] == frozen) {
        return this;
      }
      @Nullable Object[] changed = values.clone();
      changed[i] = frozen;
      return new JsonObject(keys, changed, index);
    }
    String[] moreKeys = Arrays.copyOf(keys, keys.length + 1);
    @Nullable Object[] moreValues = Arrays.copyOf(values, values.length + 1);
    moreKeys[keys.length] = key;
    moreValues[values.length] = frozen;
    return new JsonObject(shared(moreKeys, moreKeys.length), moreValues);
  }

  /** An object of the first {@code size} members of a builder. */
  static JsonObject built(String[] keys, @Nullable Object[] values, int size) {
    return size == 0 ? EMPTY : new JsonObject(shared(keys, size), Arrays.copyOf(values, size));
  }

  /** Large objects, such as the data of a ConfigMap, have keys of their own. */
  private static String[] shared(String[] keys, int size) {
    if (size <= KeyIndex.SMALL) {
      return KeyShapes.share(keys, size);
    }
    return keys.length == size ? keys : Arrays.copyOf(keys, size);
  }

  /** This object with the value at a path set; missing parents are made. */
  public JsonObject withAt(@Nullable Object value, String... path) {
    if (path.length == 1) {
      return with(path[0], value);
    }
    JsonObject child = object(path[0]);
    return with(path[0], child.withAt(value, Arrays.copyOfRange(path, 1, path.length)));
  }

  /** This object without one member. */
  public JsonObject without(String key) {
    int i = indexOf(key);
    if (i < 0) {
      return this;
    }
    int last = keys.length - 1;
    if (last == 0) {
      return EMPTY;
    }
    String[] fewerKeys = Arrays.copyOf(keys, last);
    @Nullable Object[] fewerValues = Arrays.copyOf(values, last);
    System.arraycopy(keys, i + 1, fewerKeys, i, last - i);
    System.arraycopy(values, i + 1, fewerValues, i, last - i);
    return new JsonObject(fewerKeys, fewerValues);
  }

  /** This object without some of its members. */
  public JsonObject without(Set<String> unwanted) {
    JsonBuilder builder = new JsonBuilder();
    for (int i = 0; i < keys.length; i++) {
      if (!unwanted.contains(keys[i])) {
        builder.put(keys[i], values[i]);
      }
    }
    return builder.size() == keys.length ? this : builder.build();
  }

  /** This object without the member at the end of a path; parents stay, empty or not. */
  public JsonObject withoutAt(String... path) {
    if (path.length == 1) {
      return without(path[0]);
    }
    if (!(get(path[0]) instanceof JsonObject child)) {
      return this;
    }
    return with(path[0], child.withoutAt(Arrays.copyOfRange(path, 1, path.length)));
  }

  /** A string map member (labels, annotations, a selector) as a map of strings. */
  public Map<String, String> strings(String key) {
    JsonObject object = object(key);
    if (object.isEmpty()) {
      return Map.of();
    }
    Map<String, String> copy = new java.util.LinkedHashMap<>();
    object.forEach((k, v) -> copy.put(k, String.valueOf(v)));
    return Collections.unmodifiableMap(copy);
  }

  /** Whether it has every one of these members; a {@code null} value is no member's. */
  public boolean hasAll(Map<String, ? extends @Nullable Object> members) {
    for (Map.Entry<String, ? extends @Nullable Object> member : members.entrySet()) {
      Object value = member.getValue();
      if (value == null || !value.equals(get(member.getKey()))) {
        return false;
      }
    }
    return true;
  }

  /** What an encoder kept here, or {@code null}; not part of the value. */
  public @Nullable Object encoding() {
    return encoding;
  }

  /** Keeps what an encoder made of this object. */
  public void keepEncoding(Object made) {
    this.encoding = made;
  }

  /** Passes on every member in order. */
  @Override
  public void forEach(BiConsumer<? super String, ? super @Nullable Object> action) {
    for (int i = 0; i < keys.length; i++) {
      action.accept(keys[i], values[i]);
    }
  }

  @Override
  public Set<Entry<String, @Nullable Object>> entrySet() {
    return new JsonMembers(keys, values);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof JsonObject that)) {
      return super.equals(other);
    }
    if (keys.length != that.keys.length) {
      return false;
    }
    for (int i = 0; i < keys.length; i++) {
      int k = keys[i].equals(that.keys[i]) ? i : that.indexOf(keys[i]);
      if (k < 0 || !Objects.equals(values[i], that.values[k])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  /** Collects members in order. The last value of a key wins. */
  public static JsonBuilder builder() {
    return new JsonBuilder();
  }
}
