package dev.rolloutshell.simulator.json;

import dev.rolloutshell.simulator.model.JsonBuilder;
import dev.rolloutshell.simulator.model.JsonList;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/** JSON trees to and from bytes. */
public final class Json {

  /** Deeper documents are refused: they are no objects of ours, and code on trees recurses. */
  public static final int MAX_DEPTH = 500;

  private static final int MAX_LENGTH = 64 << 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .recyclerPool(JsonRecyclerPools.threadLocalPool()) // so that threads do not meet in it
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_LENGTH)
                  .maxNameLength(MAX_LENGTH)
                  .build())
          .build();

  private Json() {}

  /** Bytes that are no JSON document. */
  public static final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    SyntaxException(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Reads one document.
   *
   * @throws SyntaxException when the bytes are not exactly one JSON document, in Go's words
   */
  public static @Nullable Object read(byte[] bytes) throws SyntaxException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
      return read(parser);
    } catch (StreamConstraintsException tooDeep) {
      throw new SyntaxException("exceeded max depth");
    } catch (JacksonException malformed) {
      throw new SyntaxException(GoSyntax.complaint(bytes));
    }
  }

  /** Reads one document from a parser of any format. */
  public static @Nullable Object read(JsonParser parser) throws SyntaxException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new SyntaxException("unexpected end of JSON input");
    }
    Object value = value(parser, first);
    if (parser.nextToken() != null) {
      throw new StreamReadException(parser, "more than one document");
    }
    return value;
  }

  private static @Nullable Object value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> list(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      default -> throw new StreamReadException(parser, "unexpected " + token);
    };
  }

  private static Object integer(JsonParser parser) {
    try {
      return parser.getLongValue();
    } catch (InputCoercionException tooLarge) {
      return parser.getDoubleValue();
    }
  }

  private static JsonObject object(JsonParser parser) {
    JsonBuilder builder = JsonObject.builder();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      builder.put(name, value(parser, parser.nextToken()));
    }
    return builder.build();
  }

  private static List<@Nullable Object> list(JsonParser parser) {
    List<@Nullable Object> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(parser, token));
    }
    return JsonList.of(items);
  }

  /** The bytes of a tree, without white space. */
  public static byte[] write(@Nullable Object value) {
    JsonBytes out = new JsonBytes();
    out.write(value);
    return out.toBytes();
  }

  /** The bytes of a stored object, encoded once. */
  public static byte[] write(StoredObject object) {
    byte[] encoded = object.encoded();
    if (encoded == null) {
      encoded = write(object.json());
      object.keepEncoded(encoded);
    }
    return encoded;
  }

  /** Writes a tree in whatever format the generator makes. */
  public static void write(JsonGenerator generator, @Nullable Object value) {
    if (value instanceof String text) {
      generator.writeString(text);
    } else if (value instanceof JsonObject object) {
      generator.writeStartObject();
      object.forEach(
          (name, member) -> {
            generator.writeName(name);
            write(generator, member);
          });
      generator.writeEndObject();
    } else if (value instanceof List<?> list) {
      generator.writeStartArray();
      for (Object item : list) {
        write(generator, item);
      }
      generator.writeEndArray();
    } else if (value instanceof Boolean truth) {
      generator.writeBoolean(truth);
    } else if (value instanceof Double number) {
      generator.writeNumber(number);
    } else if (value instanceof Number number) {
      generator.writeNumber(number.longValue());
    } else {
      generator.writeNull();
    }
  }
}
