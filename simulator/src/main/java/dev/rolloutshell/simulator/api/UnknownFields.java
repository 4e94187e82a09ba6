package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.schema.Schema;
import dev.rolloutshell.simulator.schema.Schema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields that no kind has. */
final class UnknownFields {
  private UnknownFields() {}

  /** Refuses them in a body whose sender asked for {@code fieldValidation=Strict}. */
  static void refuseStrictly(Body.Expected expected, JsonObject object) {
    List<String> found = new ArrayList<>();
    collect(Schema.SERVED.struct(expected.struct()), object, "", found);
    if (!found.isEmpty()) {
      List<String> named = new ArrayList<>();
      for (String field : found) {
        named.add("unknown field \"" + field.substring(1, field.indexOf(": ")) + "\"");
      }
      throw Body.cannotBeHandled(
          expected.kind(),
          expected.apiVersion(),
          expected,
          "strict decoding error: " + String.join(", ", named));
    }
  }

  private static void collect(
      Schema.Type type, @Nullable Object value, String path, List<String> found) {
    if (value instanceof List<?> list && type.form() == Schema.Form.LIST) {
      for (int i = 0; i < list.size(); i++) {
        collect(type.element(), list.get(i), path + "[" + i + "]", found);
      }
    } else if (value instanceof JsonObject object && type.form() == Schema.Form.STRUCT) {
      for (Map.Entry<String, @Nullable Object> member : object.entrySet()) {
        Field field = type.field(member.getKey());
        String below = path + "." + member.getKey();
        if (field == null) {
          found.add(below + ": field not declared in schema");
        } else {
          collect(field.type(), member.getValue(), below, found);
        }
      }
    }
  }
}
