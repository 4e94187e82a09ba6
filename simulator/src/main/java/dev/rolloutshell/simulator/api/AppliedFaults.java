package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.json.GoValues;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.schema.FieldSet;
import dev.rolloutshell.simulator.schema.Fields;
import dev.rolloutshell.simulator.schema.Schema;
import dev.rolloutshell.simulator.schema.Schema.Field;
import dev.rolloutshell.simulator.store.ApiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with an object that somebody applies: unlike other writes, server-side apply
 * refuses fields that it does not know, and it says of everything in its own words what it wants.
 */
final class AppliedFaults {
  private final List<String> found = new ArrayList<>();

  private AppliedFaults() {}

  /** 500, as in Kubernetes, unless the object is of its type. */
  static void refuse(String struct, JsonObject object) {
    AppliedFaults faults = new AppliedFaults();
    faults.value(Schema.SERVED.struct(struct), null, object, "");
    List<String> found = faults.found;
    if (!found.isEmpty()) {
      throw failed(
          found.size() == 1
              ? found.get(0)
              : "errors:\n" + String.join("\n", found.stream().map(f -> "  " + f).toList()));
    }
  }

  static ApiException failed(String why) {
    return new ApiException(
        500, "", "failed to create typed patch object: " + why, ApiException.NO_DETAILS);
  }

  private void add(String path, String why) {
    found.add(path.isEmpty() ? why : path + ": " + why);
  }

  private void value(Schema.Type type, @Nullable Field field, @Nullable Object value, String path) {
    if (value == null) {
      return;
    }
    switch (type.form()) {
      case STRUCT -> struct(type, value, path);
      case MAP -> map(type, value, path);
      case LIST -> list(type, field, value, path);
      case STRING, TIME, MICRO_TIME, BYTES -> {
        if (!(value instanceof String)) {
          add(path, "expected string, got &value.valueUnstructured{Value:" + source(value) + "}");
        }
      }
      case INT32, INT64 -> {
        if (!(value instanceof Number)) {
          add(path, "expected numeric (int or float), got " + goType(value));
        }
      }
      case BOOL -> {
        if (!(value instanceof Boolean)) {
          add(path, "expected boolean, got &{" + GoValues.plain(value) + "}");
        }
      }
      default -> {
        // Quantities and the like may be numbers and texts.
      }
    }
  }

  /** A value as Go source. */
  private static String source(Object value) {
    return value instanceof JsonObject || value instanceof List<?>
        ? GoValues.plain(value)
        : value.toString();
  }

  private static String goType(Object value) {
    return value instanceof JsonObject
        ? "map[string]interface {}"
        : value instanceof List<?>
            ? "[]interface {}"
            : value instanceof Boolean ? "bool" : "string";
  }

  private void struct(Schema.Type type, Object value, String path) {
    if (!(value instanceof JsonObject object)) {
      add(path, "expected map, got &{" + GoValues.plain(value) + "}");
      return;
    }
    for (Map.Entry<String, @Nullable Object> member : object.entrySet()) {
      Field field = type.field(member.getKey());
      String below = path + "." + member.getKey();
      if (field == null) {
        add(below, "field not declared in schema");
      } else {
        value(field.type(), field, member.getValue(), below);
      }
    }
  }

  private void map(Schema.Type type, Object value, String path) {
    if (!(value instanceof JsonObject object)) {
      add(path, "expected map, got &{" + GoValues.plain(value) + "}");
      return;
    }
    object.forEach((key, member) -> value(type.element(), null, member, path + "." + key));
  }

  private void list(Schema.Type type, @Nullable Field field, Object value, String path) {
    if (!(value instanceof List<?> items)) {
      add(path, "expected list, got &{" + GoValues.plain(value) + "}");
      return;
    }
    Field keyed = field == null || field.keys().isEmpty() || field.atomic() ? null : field;
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      String step = "[" + i + "]";
      if (keyed != null && items.get(i) instanceof JsonObject item) {
        String omitted = omitted(keyed, item);
        if (omitted != null) {
          add(
              path,
              "element %d: associative list with keys has an element that omits key field \"%s\""
                      .formatted(i, omitted)
                  + " (and doesn't have default value)");
          continue;
        }
        step = FieldSet.shown(Fields.step(keyed, item));
        if (!seen.add(step)) {
          add(path, "duplicate entries for key " + step);
        }
      }
      value(type.element(), null, items.get(i), path + step);
    }
  }

  private static @Nullable String omitted(Field field, JsonObject item) {
    for (String key : field.keys()) {
      if (item.get(key) == null && !key.equals("protocol")) {
        return key;
      }
    }
    return null;
  }
}
