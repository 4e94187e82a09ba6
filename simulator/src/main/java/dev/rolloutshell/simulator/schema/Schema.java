package dev.rolloutshell.simulator.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of the served kinds, their types, and how their lists are merged; read from data. */
public final class Schema {

  /** What a value may be. */
  public enum Form {
    STRING,
    INT32,
    INT64,
    BOOL,
    QUANTITY,
    INT_OR_STRING,
    TIME,
    MICRO_TIME,
    BYTES,
    ANY,
    STRUCT,
    LIST,
    MAP
  }

  /** A type of value. */
  public static final class Type {
    final Form form;

    /** Name of a struct; empty for other forms. */
    final String name;

    /** Fields of a struct by their names in JSON. */
    final Map<String, Field> fields = new LinkedHashMap<>();

    /** Whether a struct is one value to server-side apply. */
    boolean atomic;

    private final @Nullable Type element;

    Type(Form form, String name, @Nullable Type element) {
      this.form = form;
      this.name = name;
      this.element = element;
    }

    /** What kind of value it is. */
    public Form form() {
      return form;
    }

    /** Name of a struct; empty for other forms. */
    public String name() {
      return name;
    }

    /** Fields of a struct by their names in JSON. */
    public Map<String, Field> fields() {
      return Collections.unmodifiableMap(fields);
    }

    /** Type of the items of a list or the values of a map. */
    public Type element() {
      if (element == null) {
        throw new IllegalStateException(form + " has no elements");
      }
      return element;
    }

    /** A field of a struct by its name in JSON, or {@code null}. */
    public @Nullable Field field(String field) {
      return fields.get(field);
    }

    /** Name of a struct in Go, without its package. */
    String goName() {
      return name.substring(name.indexOf('/') + 1);
    }
  }

  /**
   * A field of a struct.
   *
   * @param name its name in JSON
   * @param type its type
   * @param keys the fields that identify an item of a list that is merged item by item
   * @param set whether it is a list of values that is merged as a set
   * @param atomic whether server-side apply takes it as one value
   * @param retainKeys whether a strategic merge patch replaces the alternatives within an item
   * @param omitZero whether a number or truth is left out when it is zero
   */
  public record Field(
      String name,
      Type type,
      List<String> keys,
      boolean set,
      boolean atomic,
      boolean retainKeys,
      boolean omitZero) {

    /** The field by which a strategic merge patch identifies items, or {@code null}. */
    @Nullable String mergeKey() {
      return keys.isEmpty() ? null : keys.get(0);
    }

    /** Its name in Go. */
    String goName() {
      return switch (name) {
        case "metadata" -> type.name.equals("ObjectMeta") ? "ObjectMeta" : "ListMeta";
        case "uid" -> "UID";
        case "apiVersion" -> "APIVersion";
        default -> Character.toUpperCase(name.charAt(0)) + name.substring(1);
      };
    }
  }

  static final Type ANY = new Type(Form.ANY, "", null);

  private static final Map<String, Form> SIMPLE =
      Map.ofEntries(
          Map.entry("string", Form.STRING),
          Map.entry("int32", Form.INT32),
          Map.entry("int64", Form.INT64),
          Map.entry("bool", Form.BOOL),
          Map.entry("quantity", Form.QUANTITY),
          Map.entry("intOrString", Form.INT_OR_STRING),
          Map.entry("time", Form.TIME),
          Map.entry("microTime", Form.MICRO_TIME),
          Map.entry("bytes", Form.BYTES),
          Map.entry("any", Form.ANY));

  /** The schema of the served kinds. */
  public static final Schema SERVED = load();

  private final Map<String, Type> structs = new HashMap<>();

  private Schema() {}

  /**
   * The name of the struct of a kind. Two kinds may share a name in different groups; the one that
   * is not of the core group has its group's first word before it.
   */
  public static String struct(String apiVersion, String kind) {
    return apiVersion.startsWith(EventForms.GROUP + "/") ? "events/" + kind : kind;
  }

  /** The struct of a name. */
  public Type struct(String name) {
    return structs.computeIfAbsent(name, n -> new Type(Form.STRUCT, n, null));
  }

  /** All structs by name. */
  Map<String, Type> structs() {
    return structs;
  }

  private static Schema load() {
    Schema schema = new Schema();
    try (InputStream in = Schema.class.getResourceAsStream("schema.txt")) {
      if (in == null) {
        throw new IllegalStateException("schema.txt is missing");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      Type current = ANY;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        current = schema.take(line, current);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return schema;
  }

  private Type take(String line, Type current) {
    List<String> words = List.of(line.trim().split(" "));
    if (!line.startsWith(" ")) {
      Type struct = struct(words.get(1));
      struct.atomic = words.contains("atomic");
      return struct;
    }
    String name = words.get(0);
    List<String> keys =
        words.stream()
            .filter(w -> w.startsWith("key="))
            .findFirst()
            .map(w -> List.of(w.substring(4).split(",")))
            .orElse(List.of());
    List<String> marks = words.subList(2, words.size());
    current.fields.put(
        name,
        new Field(
            name,
            type(words.get(1)),
            keys,
            marks.contains("set"),
            marks.contains("atomic"),
            marks.contains("retainKeys"),
            marks.contains("omitzero")));
    return current;
  }

  private Type type(String word) {
    if (word.startsWith("[]")) {
      return new Type(Form.LIST, "", type(word.substring(2)));
    }
    if (word.startsWith("{}")) {
      return new Type(Form.MAP, "", type(word.substring(2)));
    }
    Form simple = SIMPLE.get(word);
    return simple == null ? struct(word) : new Type(simple, "", null);
  }
}
