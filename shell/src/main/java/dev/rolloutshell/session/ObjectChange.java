package dev.rolloutshell.session;

import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What differs in an object between two moments of a cluster.
 *
 * @param object the object, such as {@code replicationcontrollers/web}; with its namespace before
 *     it where that is not {@code default}
 * @param how {@code added}, {@code removed}, {@code replaced} or {@code changed}
 * @param fields what differs, as {@code spec.replicas: 3 -> 2}
 */
public record ObjectChange(String object, String how, List<String> fields) {

  private static final int MOST_FIELDS = 50;

  /** Lists that are longer as text are told by their size. */
  private static final int LONGEST_LIST = 100;

  /** What every write changes, and nobody looks for. */
  private static final Set<String> BOOKKEEPING =
      Set.of("metadata.resourceVersion", "metadata.managedFields");

  /** What differs; Events, versions and who manages which field do not count. */
  static List<ObjectChange> between(SimulatedCluster before, SimulatedCluster after) {
    List<ObjectChange> changes = new ArrayList<>();
    for (ResourceType type : ResourceTypes.ALL) {
      if (!type.equals(ResourceTypes.EVENTS)) {
        Map<ObjectKey, StoredObject> old = objects(before, type);
        Map<ObjectKey, StoredObject> fresh = objects(after, type);
        old.forEach((key, object) -> compare(key, object, fresh.get(key), changes));
        fresh.forEach(
            (key, object) -> {
              if (!old.containsKey(key)) {
                changes.add(new ObjectChange(words(key), "added", List.of()));
              }
            });
      }
    }
    return changes;
  }

  /** The object as {@code type/name}, the type in the singular. */
  public String named() {
    String[] words = object.substring(object.lastIndexOf(' ') + 1).split("/", 2);
    return ResourceTypes.ALL.stream()
        .filter(type -> type.plural().equals(words[0]))
        .findFirst()
        .map(type -> ObjectType.named(type.kind(), type.apiVersion(), words[1]))
        .orElse(object);
  }

  private static Map<ObjectKey, StoredObject> objects(SimulatedCluster cluster, ResourceType type) {
    Map<ObjectKey, StoredObject> objects = new LinkedHashMap<>();
    cluster.store().list(type, null).forEach(object -> objects.put(object.key(), object));
    return objects;
  }

  private static void compare(
      ObjectKey key, StoredObject old, @Nullable StoredObject fresh, List<ObjectChange> changes) {
    if (fresh == null) {
      changes.add(new ObjectChange(words(key), "removed", List.of()));
      return;
    }
    List<String> fields = new ArrayList<>();
    fields("", old.json(), fresh.json(), fields);
    if (!fields.isEmpty()) {
      String change = old.uid().equals(fresh.uid()) ? "changed" : "replaced";
      changes.add(new ObjectChange(words(key), change, List.copyOf(fields)));
    }
  }

  private static void fields(
      String path, @Nullable Object old, @Nullable Object fresh, List<String> fields) {
    boolean counts = !BOOKKEEPING.contains(path) && fields.size() < MOST_FIELDS;
    if (!counts || Objects.equals(old, fresh)) {
      return;
    }
    if (old instanceof Map<?, ?> a && fresh instanceof Map<?, ?> b) {
      TreeSet<Object> keys = new TreeSet<>(a.keySet());
      keys.addAll(b.keySet());
      for (Object key : keys) {
        fields(path.isEmpty() ? key.toString() : path + "." + key, a.get(key), b.get(key), fields);
      }
      return;
    }
    if (old instanceof List<?> a && fresh instanceof List<?> b && a.size() == b.size()) {
      for (int i = 0; i < a.size(); i++) {
        fields(path + "[" + i + "]", a.get(i), b.get(i), fields);
      }
      return;
    }
    fields.add(path + ": " + inWords(old) + " -> " + inWords(fresh));
  }

  private static String inWords(@Nullable Object value) {
    if (value == null) {
      return "none";
    }
    String words = value.toString();
    return value instanceof List<?> list && words.length() > LONGEST_LIST
        ? list.size() + (list.size() == 1 ? " item" : " items")
        : words;
  }

  private static String words(ObjectKey key) {
    boolean elsewhere = !key.namespace().isEmpty() && !key.namespace().equals("default");
    return (elsewhere ? key.namespace() + " " : "") + key.type().plural() + "/" + key.name();
  }
}
