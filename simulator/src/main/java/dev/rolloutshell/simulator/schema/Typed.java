package dev.rolloutshell.simulator.schema;

import dev.rolloutshell.simulator.json.Base64Text;
import dev.rolloutshell.simulator.json.GoTimes;
import dev.rolloutshell.simulator.json.Quantity;
import dev.rolloutshell.simulator.model.JsonBuilder;
import dev.rolloutshell.simulator.model.JsonList;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.schema.Schema.Field;
import dev.rolloutshell.simulator.schema.Schema.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON tree as Go reads it into a struct: unknown fields are dropped, so is what Go would
 * not write again (nulls, empty lists and maps), and a value of the wrong type is refused.
 */
public final class Typed {
  /** Digits after the point of a quantity. */
  private static final int QUANTITY_DIGITS = 9;

  /** Digits after the point in a list of resources. */
  private static final int RESOURCE_DIGITS = 3;

  private Typed() {}

  /** A value that does not fit its field. */
  public static final class MismatchException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The way to the value: names and indexes, innermost last. */
    final transient List<Object> path = new ArrayList<>();

    private final String operation;
    private final String complaint;

    /** What the Go types on the way say, outermost first. */
    private String trail = "";

    /** Whether Go has read the whole value, not only its first byte, when it complains. */
    final boolean afterValue;

    /** The way to the value: names and indexes, innermost last. */
    public List<Object> path() {
      return path;
    }

    /** Whether Go has read the whole value, not only its first byte, when it complains. */
    public boolean afterValue() {
      return afterValue;
    }

    MismatchException(String operation, String complaint, boolean afterValue) {
      super(complaint, null, false, false);
      this.operation = operation;
      this.complaint = complaint;
      this.afterValue = afterValue;
    }

    private MismatchException in(Object step, String goType) {
      path.add(0, step);
      trail = goType + trail;
      return this;
    }

    /** The complaint as Go words it, without the excerpt of the document. */
    public String text() {
      return trail + operation + ": " + complaint;
    }
  }

  /** The value of a struct of a name. */
  public static JsonObject read(String struct, JsonObject object) throws MismatchException {
    Object read = value(Schema.SERVED.struct(struct), object);
    return read instanceof JsonObject o ? o : JsonObject.EMPTY;
  }

  private static @Nullable Object value(Schema.Type type, @Nullable Object value)
      throws MismatchException {
    if (value == null) {
      return null;
    }
    return switch (type.form) {
      case STRING -> string(value);
      case TIME -> time(value, false);
      case MICRO_TIME -> time(value, true);
      case BYTES -> bytes(value);
      case INT32 -> integer(value, 32);
      case INT64 -> integer(value, 64);
      case BOOL -> bool(value);
      case QUANTITY -> quantity(value);
      case INT_OR_STRING -> intOrString(value);
      case STRUCT -> struct(type, value);
      case LIST -> list(type, value);
      case MAP -> map(type, value);
      case ANY -> value;
    };
  }

  private static Object string(Object value) throws MismatchException {
    if (value instanceof String) {
      return value;
    }
    throw mismatch("ReadString", "expects \" or n, but found " + first(value));
  }

  private static Object time(Object value, boolean micro) throws MismatchException {
    if (!(value instanceof String text)) {
      throw new MismatchException(
          "unmarshalerDecoder",
          "json: cannot unmarshal " + goKind(value) + " into Go value of type string",
          true);
    }
    String normal = text.isEmpty() && !micro ? text : GoTimes.normal(text, micro);
    if (normal == null) {
      throw new MismatchException("unmarshalerDecoder", GoTimes.complaint(text, micro), true);
    }
    return normal;
  }

  private static Object bytes(Object value) throws MismatchException {
    if (!(value instanceof String text)) {
      throw new MismatchException("base64Codec", "invalid input", false);
    }
    int wrong = Base64Text.firstWrong(text);
    if (wrong >= 0) {
      throw new MismatchException(
          "decode base64", "illegal base64 data at input byte " + wrong, true);
    }
    return text;
  }

  private static Object integer(Object value, int bits) throws MismatchException {
    if (value instanceof Long number) {
      if (bits == 32 && number != number.intValue()) {
        throw new MismatchException("readUint32", "overflow", true);
      }
      return number;
    }
    if (value instanceof Double number) {
      boolean whole = number == Math.rint(number);
      throw new MismatchException(
          whole ? "ReadUint" + bits : "assertInteger",
          whole ? "overflow" : "can not decode float as int",
          true);
    }
    throw mismatch("readUint" + bits, "unexpected character: \ufffd");
  }

  private static Object bool(Object value) throws MismatchException {
    if (value instanceof Boolean) {
      return value;
    }
    throw mismatch("ReadBool", "expect t or f, but found " + first(value));
  }

  private static Object quantity(Object value) throws MismatchException {
    String text =
        value instanceof String s ? s.strip() : value instanceof Number n ? n.toString() : "";
    String complaint = Quantity.complaint(text);
    if (!complaint.isEmpty()) {
      throw new MismatchException("unmarshalerDecoder", complaint, true);
    }
    return Quantity.canonical(text, QUANTITY_DIGITS);
  }

  private static Object intOrString(Object value) throws MismatchException {
    if (value instanceof Long || value instanceof String) {
      return value;
    }
    throw new MismatchException(
        "unmarshalerDecoder",
        "json: cannot unmarshal " + goKind(value) + " into Go value of type int32",
        true);
  }

  /** What Go's decoder calls a kind of value. */
  public static String goKind(Object value) {
    return value instanceof JsonObject
        ? "object"
        : value instanceof List<?>
            ? "array"
            : value instanceof Boolean ? "bool" : value instanceof String ? "string" : "number";
  }

  private static MismatchException mismatch(String operation, String complaint) {
    return new MismatchException(operation, complaint, false);
  }

  /** The first character of a value in a document. */
  private static char first(Object value) {
    return value instanceof JsonObject
        ? '{'
        : value instanceof List<?>
            ? '['
            : value instanceof String ? '"' : value.toString().charAt(0);
  }

  private static JsonObject struct(Schema.Type type, Object value) throws MismatchException {
    if (!(value instanceof JsonObject object)) {
      throw mismatch("readObjectStart", "expect { or n, but found " + first(value));
    }
    for (int i = 0; i < object.size(); i++) {
      Object given = object.valueAt(i);
      Field field = type.field(object.keyAt(i));
      Object read = field == null ? null : member(type, field, given);
      if (read == null || read != given) {
        return changed(type, object, i, read);
      }
    }
    return object;
  }

  /** The struct from the first member on that is not the same when it is read. */
  private static JsonObject changed(
      Schema.Type type, JsonObject object, int first, @Nullable Object firstRead)
      throws MismatchException {
    JsonBuilder out = JsonObject.builder();
    for (int i = 0; i < object.size(); i++) {
      Object read = object.valueAt(i);
      if (i == first) {
        read = firstRead;
      } else if (i > first) {
        Field field = type.field(object.keyAt(i));
        read = field == null ? null : member(type, field, read);
      }
      if (read != null) {
        out.put(object.keyAt(i), read);
      }
    }
    return out.build();
  }

  private static @Nullable Object member(Schema.Type owner, Field field, @Nullable Object value)
      throws MismatchException {
    try {
      Object read = value(field.type(), value);
      return isOmitted(field, read) ? null : read;
    } catch (MismatchException wrong) {
      throw wrong.in(field.name(), "v1." + owner.goName() + "." + field.goName() + ": ");
    }
  }

  private static boolean isOmitted(Field field, @Nullable Object value) {
    return switch (field.type().form) {
      case LIST -> value instanceof List<?> list && list.isEmpty();
      case MAP -> value instanceof JsonObject map && map.isEmpty();
      case STRING, TIME, MICRO_TIME -> "".equals(value);
      default -> field.omitZero() && (Long.valueOf(0).equals(value) || Boolean.FALSE.equals(value));
    };
  }

  private static JsonList list(Schema.Type type, Object value) throws MismatchException {
    if (!(value instanceof List<?> list)) {
      throw mismatch("decode slice", "expect [ or n, but found " + first(value));
    }
    @Nullable Object[] out = new Object[list.size()];
    boolean same = list instanceof JsonList;
    for (int i = 0; i < out.length; i++) {
      try {
        Object item = value(type.element(), list.get(i));
        out[i] = item == null ? zero(type.element()) : item;
        same &= out[i] == list.get(i);
      } catch (MismatchException wrong) {
        throw wrong.in(i, goName(type) + ": ");
      }
    }
    return same ? (JsonList) list : JsonList.of(Arrays.asList(out));
  }

  private static @Nullable Object zero(Schema.Type type) {
    return switch (type.form) {
      case STRUCT -> JsonObject.EMPTY;
      case STRING -> "";
      default -> null;
    };
  }

  private static String goName(Schema.Type type) {
    return switch (type.form) {
      case LIST -> "[]" + goName(type.element());
      case STRUCT -> "v1." + type.goName();
      case INT32, INT64, BOOL, STRING -> type.form.name().toLowerCase(java.util.Locale.ROOT);
      default -> "v1." + type.form;
    };
  }

  private static JsonObject map(Schema.Type type, Object value) throws MismatchException {
    if (!(value instanceof JsonObject object)) {
      throw mismatch("ReadMapCB", "expect { or n, but found " + first(value));
    }
    JsonObject out = object;
    for (int i = 0; i < object.size(); i++) {
      try {
        Object read = value(type.element(), object.valueAt(i));
        if (type.element().form == Form.QUANTITY && read instanceof String amount) {
          read = Quantity.canonical(amount, RESOURCE_DIGITS);
        }
        out = out.with(object.keyAt(i), read == null ? zero(type.element()) : read);
      } catch (MismatchException wrong) {
        throw wrong.in(object.keyAt(i), "");
      }
    }
    return out;
  }
}
