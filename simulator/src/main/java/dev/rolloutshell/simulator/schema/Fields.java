package dev.rolloutshell.simulator.schema;

import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.schema.Schema.Field;
import dev.rolloutshell.simulator.schema.Schema.Form;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which fields an object has, and which differ between two objects. */
public final class Fields {
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

  /** What Go writes of an object of which nothing is said; no kind has all of it. */
  private static final JsonObject NOTHING =
      JsonObject.of(
          "metadata",
          JsonObject.EMPTY,
          "spec",
          JsonObject.of("containers", List.of()),
          "status",
          JsonObject.EMPTY,
          "source",
          JsonObject.EMPTY,
          "deprecatedSource",
          JsonObject.EMPTY);

  private static final Set<String> TYPE = Set.of("apiVersion", "kind");

  private Fields() {}

  /** The fields that somebody can own: no identity, no bookkeeping of the server. */
  static FieldSet of(Schema.Type type, JsonObject object) {
    FieldSet set = new FieldSet();
    JsonObject owned = owned(object);
    boolean bare = owned.object("metadata").isEmpty();
    fill(set, type, null, bare ? owned.without("metadata") : owned, false);
    return set;
  }

  /**
   * The fields of an object that was not there before. Unlike the fields that somebody applies,
   * these are owned with the maps and lists around them, up to what every object has.
   */
  static FieldSet ofNew(Schema.Type type, JsonObject object) {
    return difference(type, NOTHING, object).changed();
  }

  /** The object without what nobody owns. */
  static JsonObject owned(JsonObject object) {
    JsonObject out = object.without(TYPE);
    if (out.get("metadata") instanceof JsonObject metadata) {
      out = out.with("metadata", metadata.without(UNOWNED));
    }
    return out;
  }

  private static void fill(
      FieldSet set,
      Schema.Type type,
      @Nullable Field field,
      @Nullable Object value,
      boolean around) {
    if (around || isLeaf(type, field, value)) {
      set.add();
    }
    if (isLeaf(type, field, value)) {
      return;
    }
    if (value instanceof JsonObject object) {
      for (Map.Entry<String, @Nullable Object> member : object.entrySet()) {
        Field below = type.form == Form.STRUCT ? type.field(member.getKey()) : null;
        fill(
            set.child("f:" + member.getKey()),
            below(type, below),
            below,
            member.getValue(),
            around);
      }
      return;
    }
    for (Map.Entry<String, @Nullable Object> item : items(field, value).entrySet()) {
      FieldSet child = set.child(item.getKey());
      child.add();
      if (item.getValue() instanceof JsonObject) {
        fill(child, type.element(), null, item.getValue(), around);
      }
    }
  }

  static Schema.Type below(Schema.Type type, @Nullable Field field) {
    return field != null ? field.type() : type.form == Form.MAP ? type.element() : Schema.ANY;
  }

  /** Whether a value is owned as a whole: what can have no parts, or has none. */
  static boolean isLeaf(Schema.Type type, @Nullable Field field, @Nullable Object value) {
    return isOneValue(type, field, value)
        || (value instanceof JsonObject object && object.isEmpty())
        || (value instanceof List<?> list && list.isEmpty());
  }

  /** Whether a value has no parts that could have owners of their own. */
  private static boolean isOneValue(
      Schema.Type type, @Nullable Field field, @Nullable Object value) {
    if (type.form == Form.ANY || type.atomic || (field != null && field.atomic())) {
      return true;
    }
    boolean merged = field != null && (!field.keys().isEmpty() || field.set());
    return !(value instanceof JsonObject) && !(value instanceof List<?> && merged);
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

  /** The step of a path to an item of a list. */
  public static String step(Field field, @Nullable Object item) {
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
      fill(out.changed, type, field, after, true);
    } else if (after == null) {
      fill(out.removed, type, field, before, true);
    } else if (isOneValue(type, field, before) || isOneValue(type, field, after)) {
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
