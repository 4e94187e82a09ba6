package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.ApiException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * RFC 6902 as the library of the API server understands it: a {@code replace} of a missing member
 * adds it, and a failure of any operation is one and the same refusal.
 */
final class JsonPatch {
  private static final int MAX_OPERATIONS = 10_000;

  private JsonPatch() {}

  static JsonObject apply(@Nullable Object patch, JsonObject object) {
    if (!(patch instanceof List<?> operations)) {
      throw ApiException.badRequest(
          "json: cannot unmarshal object into Go value of type jsonpatch.Patch");
    }
    if (operations.size() > MAX_OPERATIONS) {
      throw new ApiException(
          413,
          "RequestEntityTooLarge",
          "Request entity too large: The allowed maximum operations in a JSON patch is 10000, got "
              + operations.size(),
          ApiException.NO_DETAILS);
    }
    Object document = object;
    for (Object operation : operations) {
      if (!(operation instanceof JsonObject step)) {
        throw Patch.unprocessable();
      }
      document = step(document, step);
    }
    if (document instanceof JsonObject result) {
      return result;
    }
    throw Patch.unprocessable();
  }

  private static @Nullable Object step(@Nullable Object document, JsonObject step) {
    List<String> path = path(step.get("path"));
    Object value = step.get("value");
    return switch (step.string("op", "")) {
      case "add" -> edit(document, path, 0, Edit.ADD, value);
      case "replace" -> edit(document, path, 0, Edit.REPLACE, value);
      case "remove" -> edit(document, path, 0, Edit.REMOVE, null);
      case "move" -> {
        List<String> from = path(step.get("from"));
        Object moved = find(document, from);
        yield edit(edit(document, from, 0, Edit.REMOVE, null), path, 0, Edit.ADD, moved);
      }
      case "copy" -> edit(document, path, 0, Edit.ADD, find(document, path(step.get("from"))));
      case "test" -> {
        if (!Objects.equals(findOrNull(document, path), value)) {
          throw Patch.unprocessable();
        }
        yield document;
      }
      default -> throw Patch.unprocessable();
    };
  }

  private enum Edit {
    ADD,
    REPLACE,
    REMOVE
  }

  private static List<String> path(@Nullable Object pointer) {
    if (!(pointer instanceof String text) || text.isEmpty() || text.charAt(0) != '/') {
      throw Patch.unprocessable();
    }
    List<String> parts = new ArrayList<>();
    for (String part : text.substring(1).split("/", -1)) {
      parts.add(part.replace("~1", "/").replace("~0", "~"));
    }
    if (parts.size() > Json.MAX_DEPTH) {
      throw Patch.unprocessable();
    }
    return parts;
  }

  private static @Nullable Object find(@Nullable Object document, List<String> path) {
    Object here = document;
    for (String part : path) {
      if (here instanceof JsonObject object && object.containsKey(part)) {
        here = object.get(part);
      } else if (here instanceof List<?> list) {
        here = list.get(index(part, list.size() - 1));
      } else {
        throw Patch.unprocessable();
      }
    }
    return here;
  }

  /** As {@link #find}, where a missing last member is null. */
  private static @Nullable Object findOrNull(@Nullable Object document, List<String> path) {
    if (path.isEmpty()) {
      return document;
    }
    Object parent = find(document, path.subList(0, path.size() - 1));
    if (parent instanceof JsonObject object) {
      return object.get(path.get(path.size() - 1));
    }
    return find(parent, path.subList(path.size() - 1, path.size()));
  }

  private static int index(String part, int max) {
    try {
      int index = Integer.parseInt(part);
      int fromEnd = index < 0 ? index + max + 1 : index;
      if (fromEnd >= 0 && fromEnd <= max) {
        return fromEnd;
      }
    } catch (NumberFormatException noNumber) {
      // Refused below.
    }
    throw Patch.unprocessable();
  }

  private static @Nullable Object edit(
      @Nullable Object here, List<String> path, int at, Edit edit, @Nullable Object value) {
    if (at == path.size()) {
      if (edit == Edit.REMOVE) {
        throw Patch.unprocessable();
      }
      return value;
    }
    boolean last = at == path.size() - 1;
    String part = path.get(at);
    if (here instanceof JsonObject object) {
      if (!last) {
        if (!object.containsKey(part)) {
          throw Patch.unprocessable();
        }
        return object.with(part, edit(object.get(part), path, at + 1, edit, value));
      }
      if (edit == Edit.REMOVE && !object.containsKey(part)) {
        throw Patch.unprocessable();
      }
      return edit == Edit.REMOVE ? object.without(part) : object.with(part, value);
    }
    if (here instanceof List<?> list) {
      return editList(new ArrayList<>(list), path, at, edit, value);
    }
    throw Patch.unprocessable();
  }

  private static List<@Nullable Object> editList(
      List<@Nullable Object> list, List<String> path, int at, Edit edit, @Nullable Object value) {
    String part = path.get(at);
    if (at < path.size() - 1) {
      int index = index(part, list.size() - 1);
      list.set(index, edit(list.get(index), path, at + 1, edit, value));
    } else if (edit == Edit.ADD) {
      list.add(part.equals("-") ? list.size() : index(part, list.size()), value);
    } else if (edit == Edit.REPLACE) {
      list.set(index(part, list.size() - 1), value);
    } else {
      list.remove(index(part, list.size() - 1));
    }
    return Collections.unmodifiableList(list);
  }
}
