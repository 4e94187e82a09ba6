package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonBuilder;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes' protobuf bodies, of the few kinds that clients insist on sending so: an envelope of
 * four bytes and a {@code runtime.Unknown}, and in it the object.
 */
final class Protobuf {
  private static final byte[] MAGIC = {'k', '8', 's', 0};

  private Protobuf() {}

  /** Bytes that are no message. */
  private static final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedException(String why) {
      super(why, null, false, false);
    }
  }

  static JsonObject read(byte[] body, Body.Expected expected) {
    if (body.length < MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(body, MAGIC.length))) {
      throw refused(
          expected,
          "provided data does not appear to be a protobuf message, expected prefix"
              + " [107 56 115 0]");
    }
    try {
      JsonObject envelope = new Reader(body, MAGIC.length, body.length).message("Unknown");
      JsonObject type = envelope.object("typeMeta");
      String kind = type.string("kind", expected.kind());
      String raw = envelope.string("raw", "");
      if (!ProtobufMessages.isKnown(kind)) {
        throw refused(expected, "protobuf bodies of kind " + kind + " are not served; use JSON");
      }
      byte[] inner = Base64.getDecoder().decode(raw);
      JsonObject object = new Reader(inner, 0, inner.length).message(kind);
      String version = type.string("apiVersion", expected.apiVersion());
      return Body.json(Json.write(object.with("kind", kind).with("apiVersion", version)), expected);
    } catch (MalformedException malformed) {
      throw refused(expected, String.valueOf(malformed.getMessage()));
    }
  }

  private static ApiException refused(Body.Expected expected, String why) {
    return ApiException.badRequest(
        "the object provided is unrecognized (must be of type %s): %s"
            .formatted(expected.kind(), why));
  }

  /** Reads messages from a part of the bytes. */
  private static final class Reader {
    private final byte[] in;
    private final int end;
    private int at;

    Reader(byte[] in, int at, int end) {
      this.in = in;
      this.at = at;
      this.end = end;
    }

    JsonObject message(String name) {
      JsonBuilder out = JsonObject.builder();
      while (at < end) {
        long tag = varint();
        ProtobufMessages.Field field = ProtobufMessages.field(name, (int) (tag >>> 3));
        if (field == null) {
          skip((int) (tag & 7));
        } else {
          out.put(field.name(), value(field.type(), (int) (tag & 7), out.get(field.name())));
        }
      }
      return out.build();
    }

    private Object value(String type, int wire, @Nullable Object before) {
      if (wire == 0) {
        long number = varint();
        return type.equals("bool") ? (Object) (number != 0) : (Object) number;
      }
      if (wire != 2) {
        throw new MalformedException("proto: wrong wireType = " + wire);
      }
      Reader part = part();
      if (type.startsWith("[]")) {
        return ProtobufMessages.appended(before, part.single(type.substring(2)));
      }
      if (type.startsWith("{}")) {
        return part.entry(
            type.substring(2), before instanceof JsonObject map ? map : JsonObject.EMPTY);
      }
      return part.single(type);
    }

    private Object single(String type) {
      return switch (type) {
        case "string" -> new String(in, at, end - at, StandardCharsets.UTF_8);
        case "bytes" -> Base64.getEncoder().encodeToString(Arrays.copyOfRange(in, at, end));
        case "time" -> time();
        case "quantity" -> message("Quantity").string("string", "");
        case "intOrString" -> intOrString();
        case "int", "bool" -> throw new MalformedException("proto: wrong wireType = 2");
        default -> message(type);
      };
    }

    /** The zero time, which Go sends for none, is an empty string and so dropped. */
    private String time() {
      JsonObject parts = JsonObject.EMPTY;
      while (at < end) {
        long tag = varint();
        parts = parts.with(Long.toString(tag >>> 3), varint());
      }
      long seconds = parts.number("1", 0);
      boolean sane = seconds > 0 && seconds < 253402300800L;
      return sane ? Instant.ofEpochSecond(seconds).toString() : "";
    }

    private Object intOrString() {
      JsonObject parts = message("IntOrString");
      return parts.number("type", 0) == 0
          ? (Object) parts.number("intVal", 0)
          : parts.string("strVal", "");
    }

    private JsonObject entry(String type, JsonObject map) {
      String key = "";
      Object value = "";
      while (at < end) {
        long tag = varint();
        Reader part = part();
        if (tag >>> 3 == 1) {
          key = (String) part.single("string");
        } else {
          value = part.single(type);
        }
      }
      return map.with(key, value);
    }

    private Reader part() {
      long length = varint();
      if (length < 0 || length > end - at) {
        throw new MalformedException("unexpected EOF");
      }
      Reader part = new Reader(in, at, at + (int) length);
      at += (int) length;
      return part;
    }

    private long varint() {
      long value = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        if (at >= end) {
          throw new MalformedException("unexpected EOF");
        }
        byte b = in[at++];
        value |= (long) (b & 0x7f) << shift;
        if (b >= 0) {
          return value;
        }
      }
      throw new MalformedException("proto: integer overflow");
    }

    private void skip(int wire) {
      switch (wire) {
        case 0 -> varint();
        case 1 -> at = Math.min(end, at + 8);
        case 2 -> part();
        case 5 -> at = Math.min(end, at + 4);
        default -> throw new MalformedException("proto: illegal wireType " + wire);
      }
    }
  }
}
