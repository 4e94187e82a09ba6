package dev.rolloutshell.simulator.json;

import dev.rolloutshell.simulator.model.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON document being written, byte for byte as Jackson writes it: nearly all of what is stored
 * is plain text, which costs a third of the time without Jackson's layers.
 */
final class JsonBytes {
  private static final JsonFactory FACTORY = new JsonFactory();

  private static final byte[] ITSELF = {};

  /** How Jackson writes the characters of ASCII. */
  private static final byte[][] ESCAPED = new byte[128][];

  static {
    for (char c = 0; c < 128; c++) {
      byte[] quoted = quoted(String.valueOf(c));
      boolean itself = quoted.length == 3 && quoted[1] == c;
      ESCAPED[c] = itself ? ITSELF : Arrays.copyOfRange(quoted, 1, quoted.length - 1);
    }
  }

  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final int LONGEST_ESCAPE = 6;

  private byte[] bytes = new byte[2048];
  private int size;

  private static byte[] quoted(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      generator.writeString(text);
    }
    return out.toByteArray();
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }

  private void put(char ascii) {
    room(1);
    bytes[size++] = (byte) ascii;
  }

  private void put(byte[] raw) {
    room(raw.length);
    System.arraycopy(raw, 0, bytes, size, raw.length);
    size += raw.length;
  }

  /** Writes a value of a tree. */
  void write(@Nullable Object value) {
    if (value instanceof String text) {
      string(text);
    } else if (value instanceof JsonObject object) {
      object(object);
    } else if (value instanceof List<?> list) {
      list(list);
    } else if (value instanceof Boolean truth) {
      put(truth ? TRUE : FALSE);
    } else if (value instanceof Double number) {
      put(number(number));
    } else if (value instanceof Number number) {
      put(Long.toString(number.longValue()).getBytes(StandardCharsets.US_ASCII));
    } else {
      put(NULL);
    }
  }

  private static byte[] number(double number) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      generator.writeNumber(number);
    }
    return out.toByteArray();
  }

  private void object(JsonObject object) {
    put('{');
    int first = size;
    object.forEach(
        (name, member) -> {
          if (size > first) {
            put(',');
          }
          name(name);
          member(name, member);
        });
    put('}');
  }

  private void name(String name) {
    byte[] known = EncodedNames.known(name);
    if (known != null) {
      put(known);
      return;
    }
    int start = size;
    string(name);
    put(':');
    EncodedNames.keep(name, Arrays.copyOfRange(bytes, start, size));
  }

  /**
   * A specification, a status and who manages what stay, version after version: what is encoded a
   * second time is encoded for good.
   */
  private void member(String name, @Nullable Object value) {
    boolean stays = name.equals("spec") || name.equals("status") || name.equals("fieldsV1");
    if (!stays || !(value instanceof JsonObject object)) {
      write(value);
    } else if (object.encoding() instanceof EncodedPart part) {
      put(part.json());
    } else if (object.encoding() == EncodedPart.ONCE_BEFORE) {
      int start = size;
      write(value);
      object.keepEncoding(new EncodedPart(Arrays.copyOfRange(bytes, start, size)));
    } else {
      object.keepEncoding(EncodedPart.ONCE_BEFORE);
      write(value);
    }
  }

  private void list(List<?> list) {
    put('[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        put(',');
      }
      write(list.get(i));
    }
    put(']');
  }

  private void string(String text) {
    int length = text.length();
    room(2 + length * LONGEST_ESCAPE);
    byte[] to = bytes;
    int at = size;
    to[at++] = '"';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 128) {
        put(quoted(text));
        return;
      }
      byte[] escaped = ESCAPED[c];
      if (escaped.length == 0) {
        to[at++] = (byte) c;
      } else {
        System.arraycopy(escaped, 0, to, at, escaped.length);
        at += escaped.length;
      }
    }
    to[at++] = '"';
    size = at;
  }
}
