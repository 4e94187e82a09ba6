package dev.rolloutshell.train;

import dev.rolloutshell.session.ApiObjects;
import dev.rolloutshell.session.ObjectType;
import dev.rolloutshell.session.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where an instructor and a trainee leave notes for each other: config maps in a namespace of their
 * own on the served simulator, so that its token guards them and no other protocol is needed.
 */
final class Board {

  /** The namespace of the notes. */
  static final String NAMESPACE = "training";

  /** The note that says which drill is hosted. */
  static final String DRILL = "drill";

  /** The note that ends it. */
  static final String END = "end";

  /** Somebody takes part. */
  static final String SEAT = "seat";

  /** Lines that a trainee typed. */
  static final String LINE = "line";

  /** Questions of a trainee to the drill. */
  static final String ASK = "ask";

  /** Notes of the instructor. */
  static final String NOTE = "note";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final ApiObjects objects;

  Board(Session session) {
    this.objects = session.objects(NAMESPACE);
  }

  /**
   * A note.
   *
   * @param name the config map's name
   * @param data what it says
   */
  record Note(String name, Map<String, String> data) {

    /** What it says of something, or empty. */
    String says(String key) {
      return data.getOrDefault(key, "");
    }

    /** Whether it is one of these. */
    boolean is(String kind) {
      return name.startsWith(kind + "-");
    }
  }

  /** Makes the place for the notes. */
  void open() {
    ObjectNode namespace = JSON.createObjectNode();
    namespace.put("apiVersion", "v1").put("kind", "Namespace");
    namespace.putObject("metadata").put("name", NAMESPACE);
    objects.create(ObjectType.NAMESPACES, namespace, false);
  }

  /** Leaves a note. */
  void post(String name, Map<String, String> data) {
    objects.create(ObjectType.CONFIG_MAPS, configMap(name, data), false);
  }

  /** Adds to a note that is there. */
  void add(String name, Map<String, String> more) {
    Note note = read(name);
    Map<String, String> data = new TreeMap<>(note == null ? Map.of() : note.data());
    data.putAll(more);
    replace(name, data);
  }

  /** Has a note say something else. */
  void replace(String name, Map<String, String> data) {
    objects.replace(ObjectType.CONFIG_MAPS, name, configMap(name, data), false);
  }

  private static ObjectNode configMap(String name, Map<String, String> data) {
    ObjectNode map = JSON.createObjectNode();
    map.put("apiVersion", "v1").put("kind", "ConfigMap");
    map.putObject("metadata").put("name", name);
    ObjectNode content = map.putObject("data");
    data.forEach(content::put);
    return map;
  }

  /** A note by its name, or {@code null} when there is none. */
  @Nullable Note read(String name) {
    ObjectNode found = objects.find(ObjectType.CONFIG_MAPS, name);
    return found == null ? null : note(found);
  }

  /** The notes of a kind, by name. */
  List<Note> notes(String kind) {
    List<Note> notes = new ArrayList<>();
    for (JsonNode item : objects.list(ObjectType.CONFIG_MAPS, null).path("items")) {
      Note note = note(item);
      if (note.is(kind)) {
        notes.add(note);
      }
    }
    notes.sort(Comparator.comparing(Note::name));
    return notes;
  }

  private static Note note(JsonNode map) {
    Map<String, String> data = new TreeMap<>();
    map.path("data")
        .properties()
        .forEach(entry -> data.put(entry.getKey(), entry.getValue().asString("")));
    return new Note(map.path("metadata").path("name").asString(""), data);
  }

  /** A name with numbers, so that names are in the order of their numbers. */
  static String numbered(String kind, int... numbers) {
    StringBuilder name = new StringBuilder(kind);
    for (int number : numbers) {
      name.append(String.format(Locale.ROOT, "-%05d", number));
    }
    return name.toString();
  }

  /** The number of the seat that a note is from. */
  static int seat(String name) {
    String[] parts = name.split("-", -1);
    return parts.length < 2 ? 0 : Integer.parseInt(parts[1]);
  }
}
