package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.api.Schema.Field;
import dev.rolloutshell.simulator.api.Schema.Form;
import dev.rolloutshell.simulator.model.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which fields an object has, and which differ between two objects. */
final class Fields {
  private static final Set<String> UNOWNED =
      Set.of(
          "name",
          "namespace",
          "creationTimestamp",
          "selfLink",
          "uid",
          "generation",
          "managedFields",
          "resourceVersion",
          "deletionTimestamp",
          "deletionGracePeriodSeconds");

  private static final Set<String> TYPE = Set.of("apiVersion", "kind");

  private Fields() {}

  /** The fields that somebody can own: no identity, no bookkeeping of the server. */
  static FieldSet of(Schema.Type type, JsonObject object) {
    FieldSet set = new FieldSet();
    fill(set, type, null, owned(object));
    return set;
  }

  /** The object without what nobody owns. */
  static JsonObject owned(JsonObject object) {
    JsonObject out = object.without(TYPE);
    if (out.get("metadata") instanceof JsonObject metadata) {
      JsonObject left = metadata.without(UNOWNED);
      out = left.isEmpty() ? out.without("metadata") : out.with("metadata", left);
    }
    return out;
  }

  private static void fill(
      FieldSet set, Schema.Type type, @Nullable Field field, @Nullable Object value) {
    if (isLeaf(type, field, value)) {
      set.add();
      return;
    }
    if (value instanceof JsonObject object) {
      for (Map.Entry<String, @Nullable Object> member : object.entrySet()) {
        Field below = type.form == Form.STRUCT ? type.field(member.getKey()) : null;
        fill(set.child("f:" + member.getKey()), below(type, below), below, member.getValue());
      }
      return;
    }
    for (Map.Entry<String, @Nullable Object> item : items(field, value).entrySet()) {
      FieldSet child = set.child(item.getKey());
      child.add();
      if (item.getValue() instanceof JsonObject) {
        fill(child, type.element(), null, item.getValue());
      }
    }
  }

  static Schema.Type below(Schema.Type type, @Nullable Field field) {
    return field != null ? field.type() : type.form == Form.MAP ? type.element() : Schema.ANY;
  }

  /** Whether a value is owned as a whole. */
  static boolean isLeaf(Schema.Type type, @Nullable Field field, @Nullable Object value) {
    if (type.form == Form.ANY || type.atomic || (field != null && field.atomic())) {
      return true;
    }
    if (value instanceof JsonObject object) {
      return object.isEmpty();
    }
    if (value instanceof List<?> list) {
      boolean merged = field != null && (!field.keys().isEmpty() || field.set());
      return !merged || list.isEmpty();
    }
    return true;
  }

  /** The items of a list that is merged item by item, by what identifies them. */
  static Map<String, @Nullable Object> items(@Nullable Field field, @Nullable Object value) {
    Map<String, @Nullable Object> items = new LinkedHashMap<>();
    if (value instanceof List<?> list && field != null) {
      for (Object item : list) {
        items.put(step(field, item), item);
      }
    }
    return items;
  }

  private static String step(Field field, @Nullable Object item) {
    if (field.keys().isEmpty() || !(item instanceof JsonObject object)) {
      return "v:" + text(item);
    }
    Map<String, @Nullable Object> keys = new TreeMap<>();
    for (String key : field.keys()) {
      Object value = object.get(key);
      keys.put(key, value == null && key.equals("protocol") ? "TCP" : value);
    }
    return "k:" + text(JsonObject.copyOf(keys));
  }

  private static String text(@Nullable Object value) {
    return new String(Json.write(value), StandardCharsets.UTF_8);
  }

  /**
   * What differs between two states of an object.
   *
   * @param changed fields that are new or have another value
   * @param removed fields that are gone
   */
  record Difference(FieldSet changed, FieldSet removed) {}

  static Difference difference(Schema.Type type, JsonObject before, JsonObject after) {
    Difference difference = new Difference(new FieldSet(), new FieldSet());
    compare(difference, type, null, owned(before), owned(after));
    return difference;
  }

  private static void compare(
      Difference out,
      Schema.Type type,
      @Nullable Field field,
      @Nullable Object before,
      @Nullable Object after) {
    if (before == after || Objects.equals(before, after)) {
      return;
    }
    if (before == null) {
      fill(out.changed, type, field, after);
    } else if (after == null) {
      fill(out.removed, type, field, before);
    } else if (isLeaf(type, field, before) || isLeaf(type, field, after)) {
      out.changed.add();
    } else if (before instanceof JsonObject b && after instanceof JsonObject a) {
      compareMembers(out, type, b, a);
    } else {
      compareItems(out, type, items(field, before), items(field, after));
    }
  }

  private static void compareMembers(
      Difference out, Schema.Type type, JsonObject before, JsonObject after) {
    Map<String, Boolean> keys = new LinkedHashMap<>();
    before.keySet().forEach(key -> keys.put(key, true));
    after.keySet().forEach(key -> keys.put(key, true));
    for (String key : keys.keySet()) {
      Object old = before.get(key);
      Object next = after.get(key);
      if (!Objects.equals(old, next)) {
        Field field = type.form == Form.STRUCT ? type.field(key) : null;
        compare(step(out, "f:" + key), below(type, field), field, old, next);
      }
    }
  }

  private static void compareItems(
      Difference out,
      Schema.Type type,
      Map<String, @Nullable Object> before,
      Map<String, @Nullable Object> after) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(before);
    all.putAll(after);
    for (String key : all.keySet()) {
      Object old = before.get(key);
      Object next = after.get(key);
      if (!Objects.equals(old, next)) {
        Difference below = step(out, key);
        if (old == null) {
          below.changed.add();
        } else if (next == null) {
          below.removed.add();
        }
        compare(below, type.element(), null, old, next);
      }
    }
  }

  private static Difference step(Difference out, String step) {
    return new Difference(out.changed.child(step), out.removed.child(step));
  }
}
