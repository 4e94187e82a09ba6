package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.schema.Typed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The part of a document that Go's JSON iterator shows with its complaint. */
final class Excerpt {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Excerpt() {}

  /** The complaint about the value at a path, with the excerpt around it. */
  static String around(byte[] document, Typed.MismatchException mismatch) {
    int head = head(document, mismatch.path(), mismatch.afterValue());
    int start = Math.max(0, head - 10);
    return "%s, error found in #%d byte of ...|%s|..., bigger context ...|%s|..."
        .formatted(
            mismatch.text(),
            head - start,
            text(document, start, head + 10),
            text(document, Math.max(0, head - 50), head + 50));
  }

  private static String text(byte[] document, int from, int to) {
    int end = Math.min(document.length, to);
    return new String(document, from, Math.max(0, end - from), StandardCharsets.UTF_8);
  }

  /** How far Go has read when it complains about the value at a path. */
  private static int head(byte[] document, List<Object> path, boolean afterValue) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), document)) {
      int depth = 0;
      JsonToken token = parser.nextToken();
      while (token != null) {
        if (depth == path.size() && token != JsonToken.PROPERTY_NAME) {
          if (afterValue) {
            parser.skipChildren();
            return (int) parser.currentLocation().getByteOffset();
          }
          return (int) parser.currentTokenLocation().getByteOffset() + 1;
        }
        token = enter(parser, path.get(depth));
        depth++;
      }
    } catch (tools.jackson.core.JacksonException malformed) {
      return document.length;
    }
    return document.length;
  }

  /** Moves to the value under one step of the path. */
  private static @Nullable JsonToken enter(JsonParser parser, Object step) {
    int index = 0;
    boolean list = parser.currentToken() == JsonToken.START_ARRAY;
    JsonToken token = parser.nextToken();
    while (token != null && token != JsonToken.END_ARRAY && token != JsonToken.END_OBJECT) {
      Object here = list ? index++ : parser.currentName();
      JsonToken value = list ? token : parser.nextToken();
      if (Objects.equals(here, step)) {
        return value;
      }
      parser.skipChildren();
      token = parser.nextToken();
    }
    return null;
  }
}
