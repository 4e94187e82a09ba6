package dev.rolloutshell.session;

import dev.rolloutshell.cluster.Frames;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Objects of one type as they change: those that are there, then each change as a watch tells it. A
 * watch that ends is opened again after a list, so that nothing is missed for good.
 */
public final class ObjectChanges implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Connection connection;
  private final ObjectType type;
  private final Wanted wanted;
  private Map<String, ObjectNode> known = new LinkedHashMap<>();
  private @Nullable Frames frames;

  /**
   * Follows objects of a type.
   *
   * @param wanted which of them
   */
  public ObjectChanges(Connection connection, ObjectType type, Wanted wanted) {
    this.connection = connection;
    this.type = type;
    this.wanted = wanted;
  }

  /**
   * Which objects of a type.
   *
   * @param namespace their namespace, or {@code null} for those of all
   * @param name the one of this name, or {@code null} for any
   * @param selector the labels they have, or {@code null} for any
   */
  public record Wanted(
      @Nullable String namespace, @Nullable String name, @Nullable String selector) {}

  /**
   * A change.
   *
   * @param event {@code ADDED}, {@code MODIFIED} or {@code DELETED}
   * @param object the object, as it was last
   */
  public record Change(String event, ObjectNode object) {}

  /** The type. */
  public ObjectType type() {
    return type;
  }

  /** Whether the watch has told something. */
  public boolean stirred() {
    return frames != null && frames.any();
  }

  /**
   * What has changed since this was asked last; at first, everything that is there.
   *
   * @throws CommandFailure when the server refuses
   */
  public List<Change> next() {
    List<Change> changes = new ArrayList<>();
    Frames open = frames;
    if (open == null) {
      list(changes);
      return changes;
    }
    for (String frame = open.next(); frame != null; frame = open.next()) {
      if (!told(frame, changes)) {
        close();
        return changes;
      }
    }
    if (!open.live()) {
      close();
    }
    return changes;
  }

  private void list(List<Change> changes) {
    String namespace = wanted.namespace();
    ApiObjects objects =
        new ApiObjects(connection.client(), namespace == null ? connection.namespace() : namespace);
    ObjectNode list =
        namespace == null
            ? objects.listEverywhere(type, wanted.selector())
            : objects.list(type, wanted.selector());
    Map<String, ObjectNode> now = new LinkedHashMap<>();
    for (JsonNode item : list.path("items")) {
      if (isWanted(item)) {
        now.put(uid(item), (ObjectNode) item);
      }
    }
    now.forEach(
        (uid, object) -> {
          ObjectNode before = known.get(uid);
          if (before == null) {
            changes.add(new Change("ADDED", object));
          } else if (!version(before).equals(version(object))) {
            changes.add(new Change("MODIFIED", object));
          }
        });
    known.forEach(
        (uid, object) -> {
          if (!now.containsKey(uid)) {
            changes.add(new Change("DELETED", object));
          }
        });
    known = now;
    frames = new Frames(connection.client(), connection.waiting(), path(version(list)));
  }

  private String path(String version) {
    String namespace = wanted.namespace();
    String selector = wanted.selector();
    return (namespace == null ? type.pathEverywhere() : type.path(namespace))
        + "?watch=true&resourceVersion="
        + version
        + (selector == null
            ? ""
            : "&labelSelector=" + URLEncoder.encode(selector, StandardCharsets.UTF_8));
  }

  /** Takes a frame; says no to one after which only a list can tell. */
  private boolean told(String frame, List<Change> changes) {
    JsonNode whole = JSON.readTree(frame);
    String event = whole.path("type").asString("");
    if (event.equals("BOOKMARK")) {
      return true;
    }
    if (!List.of("ADDED", "MODIFIED", "DELETED").contains(event)) {
      return false;
    }
    ObjectNode object = (ObjectNode) whole.path("object");
    if (isWanted(object)) {
      if (event.equals("DELETED")) {
        known.remove(uid(object));
      } else {
        known.put(uid(object), object);
      }
      changes.add(new Change(event, object));
    }
    return true;
  }

  private boolean isWanted(JsonNode object) {
    String name = wanted.name();
    return name == null || name.equals(object.path("metadata").path("name").asString(""));
  }

  private static String uid(JsonNode object) {
    return object.path("metadata").path("uid").asString("");
  }

  private static String version(JsonNode object) {
    return object.path("metadata").path("resourceVersion").asString("");
  }

  @Override
  public void close() {
    if (frames != null) {
      frames.close();
      frames = null;
    }
  }
}
