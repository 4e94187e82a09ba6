package dev.rolloutshell.cluster;

import dev.rolloutshell.rollout.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/** Reads JSON into trees of maps and lists; nulls in objects are left out. */
final class Json {

  /** With buffers of each thread's own, so that threads do not meet in them. */
  static final JsonFactory FACTORY =
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.threadLocalPool()).build();

  private Json() {}

  /** The object in these bytes, or an empty map when they are not a JSON object. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> object(byte[] bytes) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
      parser.nextToken();
      return read(parser) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    } catch (JacksonException e) {
      return Map.of();
    }
  }

  /**
   * What a list says beside its items, or an empty map when it is no JSON object. Servers write the
   * items last, so that nothing of them has to be read.
   */
  static Map<String, Object> head(byte[] list) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), list)) {
      Map<String, Object> head = new LinkedHashMap<>();
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        if (key.equals("items") && head.size() == 3) {
          return head;
        }
        Object value = key.equals("items") ? null : read(parser);
        if (value == null) {
          parser.skipChildren();
        } else {
          head.put(key, value);
        }
      }
      return head;
    } catch (JacksonException e) {
      return Map.of();
    }
  }

  private static @Nullable Object read(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return null;
    }
    return switch (token) {
      case START_OBJECT -> map(parser);
      case START_ARRAY -> list(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static Map<String, Object> map(JsonParser parser) {
    Map<String, Object> map = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      if (key.equals("managedFields")) {
        // The server keeps them when a PUT leaves them out, and they are half of every object.
        parser.skipChildren();
        continue;
      }
      Object value = read(parser);
      if (value != null) {
        map.put(key, value);
      }
    }
    return map;
  }

  private static List<Object> list(JsonParser parser) {
    List<Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Object value = read(parser);
      if (value != null) {
        list.add(value);
      }
    }
    return list;
  }

  /** What a Status says, or the status alone where the body is none. */
  static String message(int status, byte[] body) {
    String message = Tree.string(object(body), "message");
    return message.isEmpty() ? "status " + status : message.replace('\n', ' ');
  }
}
