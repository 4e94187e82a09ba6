package dev.rolloutshell.simulator.schema;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.schema.Schema.Field;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Go says when it fills a struct from maps and lists and a value does not fit. */
public final class Unstructured {
  private Unstructured() {}

  /** The first complaint, or {@code null} when everything fits. */
  public static @Nullable String complaint(Schema.Type type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (type.form) {
      case STRUCT -> struct(type, value);
      case MAP -> map(type, value);
      case LIST -> list(type, value);
      case STRING -> value instanceof String ? null : simple(value, "string");
      case BOOL -> value instanceof Boolean ? null : simple(value, "bool");
      case INT32 -> value instanceof Long ? null : simple(value, "int32");
      case INT64 -> value instanceof Long ? null : simple(value, "int64");
      default -> null;
    };
  }

  /** Numbers would become each other, and numbers texts, if Go let them. */
  private static String simple(Object value, String wanted) {
    boolean number = value instanceof Number && !wanted.equals("bool");
    return number
        ? "cannot convert %s to %s".formatted(value instanceof Double ? "float64" : "int64", wanted)
        : "unrecognized type: " + wanted;
  }

  private static String kind(Object value) {
    return value instanceof JsonObject
        ? "map"
        : value instanceof List<?>
            ? "slice"
            : value instanceof Boolean
                ? "bool"
                : value instanceof String
                    ? "string"
                    : value instanceof Double ? "float64" : "int64";
  }

  private static @Nullable String struct(Schema.Type type, Object value) {
    if (!(value instanceof JsonObject object)) {
      return "cannot restore struct from: " + kind(value);
    }
    for (Map.Entry<String, @Nullable Object> member : object.entrySet()) {
      Field field = type.field(member.getKey());
      String found = field == null ? null : complaint(field.type(), member.getValue());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable String map(Schema.Type type, Object value) {
    if (!(value instanceof JsonObject object)) {
      return "cannot restore map from " + kind(value);
    }
    for (Object member : object.values()) {
      String found = complaint(type.element(), member);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable String list(Schema.Type type, Object value) {
    if (!(value instanceof List<?> items)) {
      return "cannot restore slice from " + kind(value);
    }
    for (Object item : items) {
      String found = complaint(type.element(), item);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
