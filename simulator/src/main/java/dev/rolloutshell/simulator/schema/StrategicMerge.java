package dev.rolloutshell.simulator.schema;

import dev.rolloutshell.simulator.json.GoValues;
import dev.rolloutshell.simulator.model.JsonBuilder;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.schema.Schema.Field;
import dev.rolloutshell.simulator.schema.Schema.Form;
import dev.rolloutshell.simulator.store.ApiException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes' strategic merge patch: lists of objects are merged by their merge keys, lists of
 * values as sets, and {@code $patch}, {@code $retainKeys}, {@code $setElementOrder/...} and {@code
 * $deleteFromPrimitiveList/...} direct it.
 */
public final class StrategicMerge {
  private static final String DIRECTIVE = "$patch";
  private static final String RETAIN = "$retainKeys";
  private static final String ORDER = "$setElementOrder/";
  private static final String DELETE = "$deleteFromPrimitiveList/";

  private StrategicMerge() {}

  /** The object with a patch merged into it. */
  public static JsonObject merge(Schema.Type type, JsonObject target, JsonObject patch) {
    if (patch.containsKey(DIRECTIVE)) {
      return directed(patch);
    }
    JsonObject out = retained(target, patch);
    for (Map.Entry<String, @Nullable Object> member : patch.entrySet()) {
      String key = member.getKey();
      Object value = member.getValue();
      if (key.equals(RETAIN) || key.startsWith(ORDER)) {
        continue;
      }
      if (key.startsWith(DELETE)) {
        String list = key.substring(DELETE.length());
        out = out.with(list, without(out.list(list), items(value)));
      } else if (value == null) {
        out = out.without(key);
      } else {
        out = out.with(key, member(type, key, out.get(key), value));
      }
    }
    return ordered(type, out, patch);
  }

  private static JsonObject directed(JsonObject patch) {
    return switch (patch.string(DIRECTIVE, "")) {
      case "replace" -> cleaned(patch.without(DIRECTIVE));
      case "delete" -> JsonObject.EMPTY;
      default -> throw unknownDirective(patch);
    };
  }

  private static ApiException unknownDirective(JsonObject patch) {
    return failed(
        "unknown patch type: %s in map: %s".formatted(patch.get(DIRECTIVE), GoValues.plain(patch)));
  }

  /** Most of what is wrong with a patch is to Kubernetes an error of the server itself. */
  private static ApiException failed(String why) {
    return new ApiException(500, "", why, ApiException.NO_DETAILS);
  }

  /** With {@code $retainKeys}, members that it does not name go. */
  private static JsonObject retained(JsonObject target, JsonObject patch) {
    if (!patch.containsKey(RETAIN)) {
      return target;
    }
    Set<Object> kept = new LinkedHashSet<>();
    patch.list(RETAIN).forEach(k -> kept.add(String.valueOf(k)));
    for (String key : patch.keySet()) {
      if (!key.startsWith("$") && !kept.contains(key)) {
        throw ApiException.badRequest("invalid patch format of retainKeys");
      }
    }
    JsonObject out = target;
    for (String key : target.keySet()) {
      out = kept.contains(key) ? out : out.without(key);
    }
    return out;
  }

  private static @Nullable Object member(
      Schema.Type owner, String key, @Nullable Object target, Object patch) {
    Field field = owner.form == Form.STRUCT ? owner.field(key) : null;
    Schema.Type type = field != null ? field.type() : Schema.ANY;
    if (patch instanceof JsonObject object) {
      return merge(type, target instanceof JsonObject t ? t : JsonObject.EMPTY, object);
    }
    if (patch instanceof List<?> && field != null && target instanceof List<?>) {
      if (field.mergeKey() != null) {
        return mergedList(field, items(target), items(patch));
      }
      if (field.set()) {
        return mergedSet(items(target), items(patch));
      }
    }
    return patch instanceof List<?> ? newList(items(patch)) : patch;
  }

  /** A list that was not there, or that is replaced: without its directives. */
  private static List<@Nullable Object> newList(List<@Nullable Object> patch) {
    List<@Nullable Object> out = new ArrayList<>();
    for (Object item : patch) {
      if (item instanceof JsonObject object) {
        String directive = object.string(DIRECTIVE, "");
        boolean only = object.size() == 1 && directive.equals("replace");
        if (!directive.equals("delete") && !only) {
          out.add(cleaned(object.without(DIRECTIVE)));
        }
      } else {
        out.add(item);
      }
    }
    return out;
  }

  /** A new object without nulls and directives. */
  private static JsonObject cleaned(JsonObject object) {
    JsonBuilder out = JsonObject.builder();
    object.forEach(
        (key, value) -> {
          if (value instanceof JsonObject child) {
            out.put(key, cleaned(child));
          } else if (value instanceof List<?>) {
            if (!key.startsWith("$")) {
              out.put(key, JsonObject.freeze(newList(items(value))));
            }
          } else if (value != null && !key.equals(DIRECTIVE)) {
            out.put(key, value);
          }
        });
    return out.build();
  }

  private static List<@Nullable Object> mergedList(
      Field field, List<@Nullable Object> target, List<@Nullable Object> patch) {
    String key = Objects.requireNonNull(field.mergeKey());
    for (Object item : patch) {
      if (item instanceof JsonObject o && "replace".equals(o.get(DIRECTIVE))) {
        return newList(patch);
      }
    }
    List<@Nullable Object> out = new ArrayList<>(target);
    List<@Nullable Object> added = new ArrayList<>();
    for (Object item : patch) {
      if (!(item instanceof JsonObject object)) {
        throw failed("list element types are not identical: " + GoValues.plain(patch));
      }
      if (!object.containsKey(key)) {
        throw failed(
            "map: %s does not contain declared merge key: %s"
                .formatted(GoValues.plain(object), key));
      }
      String directive = object.string(DIRECTIVE, "");
      int at = find(out, key, object.get(key));
      if (directive.equals("delete")) {
        while (at >= 0) {
          out.remove(at);
          at = find(out, key, object.get(key));
        }
      } else if (directive.equals("merge")) {
        throw failed("merging lists cannot yet be specified in the patch");
      } else if (!directive.isEmpty()) {
        throw unknownDirective(object);
      } else if (at >= 0 && out.get(at) instanceof JsonObject existing) {
        out.set(at, merge(field.type().element(), existing, object));
      } else {
        added.add(merge(field.type().element(), JsonObject.EMPTY, object));
      }
    }
    out.addAll(added);
    return out;
  }

  private static int find(List<@Nullable Object> list, String key, @Nullable Object value) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof JsonObject o && Objects.equals(o.get(key), value)) {
        return i;
      }
    }
    return -1;
  }

  private static List<@Nullable Object> mergedSet(
      List<@Nullable Object> target, List<@Nullable Object> patch) {
    Set<@Nullable Object> all = new LinkedHashSet<>(target);
    all.addAll(patch);
    return new ArrayList<>(all);
  }

  private static List<@Nullable Object> without(
      List<@Nullable Object> target, List<@Nullable Object> removed) {
    List<@Nullable Object> out = new ArrayList<>(target);
    out.removeAll(removed);
    return out;
  }

  /** Puts lists into the order that {@code $setElementOrder} gives; others keep their places. */
  private static JsonObject ordered(Schema.Type type, JsonObject merged, JsonObject patch) {
    JsonObject out = merged;
    for (Map.Entry<String, @Nullable Object> member : patch.entrySet()) {
      if (!member.getKey().startsWith(ORDER)) {
        continue;
      }
      String list = member.getKey().substring(ORDER.length());
      Field field = type.form == Form.STRUCT ? type.field(list) : null;
      String key = field == null ? null : field.mergeKey();
      checkOrder(items(patch.get(list)), items(member.getValue()), key);
      if (out.get(list) instanceof List<?>) {
        out = out.with(list, inOrder(out.list(list), items(member.getValue()), key));
      }
    }
    return out;
  }

  /** What is patched must stand in the order that is given, and in that order. */
  private static void checkOrder(
      List<@Nullable Object> patch, List<@Nullable Object> order, @Nullable String key) {
    List<@Nullable Object> kept = new ArrayList<>(patch);
    kept.removeIf(item -> item instanceof JsonObject o && "delete".equals(o.get(DIRECTIVE)));
    int next = 0;
    for (Object given : order) {
      if (next < kept.size()
          && Objects.equals(identity(kept.get(next), key), identity(given, key))) {
        next++;
      }
    }
    if (!order.isEmpty() && next < kept.size()) {
      throw failed(
          "The order in patch list:\n%s\n doesn't match $setElementOrder list:\n%s\n"
              .formatted(GoValues.plain(patch), GoValues.plain(order)));
    }
  }

  private static List<@Nullable Object> inOrder(
      List<@Nullable Object> list, List<@Nullable Object> order, @Nullable String key) {
    List<@Nullable Object> wanted = new ArrayList<>();
    order.forEach(o -> wanted.add(identity(o, key)));
    List<@Nullable Object> listed = new ArrayList<>();
    list.forEach(
        item -> {
          if (wanted.contains(identity(item, key))) {
            listed.add(item);
          }
        });
    listed.sort(
        (a, b) ->
            Integer.compare(wanted.indexOf(identity(a, key)), wanted.indexOf(identity(b, key))));
    List<@Nullable Object> out = new ArrayList<>();
    int next = 0;
    for (Object item : list) {
      out.add(wanted.contains(identity(item, key)) ? listed.get(next++) : item);
    }
    return out;
  }

  private static @Nullable Object identity(@Nullable Object item, @Nullable String key) {
    return key != null && item instanceof JsonObject object ? object.get(key) : item;
  }

  @SuppressWarnings("unchecked")
  private static List<@Nullable Object> items(@Nullable Object value) {
    return value instanceof List<?> list ? (List<@Nullable Object>) list : List.of();
  }
}
