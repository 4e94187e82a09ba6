package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.History;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists of objects, whole or in pages. */
final class Lists {
  private final ObjectStore store;

  Lists(ObjectStore store) {
    this.store = store;
  }

  /**
   * A list or a page of one.
   *
   * @param objects what is in it
   * @param version the state it is of
   * @param next the token for the next page, empty on the last
   * @param remaining how many follow, or {@code null} when nobody counted
   */
  record Page(List<StoredObject> objects, long version, String next, @Nullable Long remaining) {

    /** {@code metadata} of the list. */
    JsonObject metadata() {
      JsonObject metadata = JsonObject.of("resourceVersion", Long.toString(version));
      if (!next.isEmpty()) {
        metadata = metadata.with("continue", next);
      }
      return remaining == null ? metadata : metadata.with("remainingItemCount", remaining);
    }
  }

  Page page(ResourceType type, @Nullable String namespace, ListQuery query) {
    long version = query.at() == null ? store.version() : query.at();
    List<StoredObject> found = new ArrayList<>();
    String last = "";
    for (StoredObject object : candidates(type, namespace, query)) {
      if (!query.selectors().matches(object)) {
        continue;
      }
      if (query.limit() > 0 && found.size() == query.limit()) {
        return new Page(
            found,
            version,
            new Continuation(version, last).encode(),
            remaining(type, namespace, query, last));
      }
      found.add(object);
      last = key(object);
    }
    return new Page(found, version, "", null);
  }

  private static String key(StoredObject object) {
    return object.namespace() + "/" + object.name();
  }

  private Iterable<StoredObject> candidates(
      ResourceType type, @Nullable String namespace, ListQuery query) {
    String name = query.selectors().fields().name();
    String after = query.after();
    if (query.at() != null && query.at() != store.version()) {
      return past(type, namespace, query.at(), after);
    }
    if (name != null && after == null && (namespace != null || !type.namespaced())) {
      String home = namespace == null ? "" : namespace;
      StoredObject only = store.get(new ObjectKey(type, home, name));
      return only == null ? List.of() : List.of(only);
    }
    Map<String, String> pairs = query.selectors().labels().pairs();
    if (!pairs.isEmpty()) {
      return following(store.select(type, namespace, pairs), after);
    }
    if (after != null || query.limit() > 0) {
      return store.after(type, namespace, after == null ? "" : after);
    }
    return store.list(type, namespace);
  }

  private List<StoredObject> past(
      ResourceType type, @Nullable String namespace, long at, @Nullable String after) {
    List<StoredObject> then;
    try {
      then = store.listAt(type, namespace, at);
    } catch (History.Expired expired) {
      throw after == null ? compacted() : expired(after);
    }
    return following(then, after);
  }

  private static List<StoredObject> following(List<StoredObject> all, @Nullable String after) {
    if (after == null) {
      return all;
    }
    int from = 0;
    while (from < all.size() && compare(all.get(from), after) <= 0) {
      from++;
    }
    return all.subList(from, all.size());
  }

  private static int compare(StoredObject object, String after) {
    return key(object).compareTo(after);
  }

  private static ApiException compacted() {
    return new ApiException(
        410,
        "Expired",
        "The resourceVersion for the provided list is too old.",
        ApiException.NO_DETAILS);
  }

  /** The client may go on from where it is, at the present state. */
  private ApiException expired(String after) {
    return new ApiException(
        410,
        "Expired",
        "The provided continue parameter is too old to display a consistent list result. You can"
            + " start a new list without the continue parameter, or use the continue token in this"
            + " response to retrieve the remainder of the results. Continuing with the provided"
            + " token results in an inconsistent list - objects that were created, modified, or"
            + " deleted between the time the first chunk was returned and now may show up in the"
            + " list.",
        ApiException.NO_DETAILS,
        new Continuation(-1, after).encode());
  }

  /** Kubernetes counts only when nothing is filtered. */
  private @Nullable Long remaining(
      ResourceType type, @Nullable String namespace, ListQuery query, String last) {
    if (!query.selectors().isEmpty()) {
      return null;
    }
    if (query.at() != null && query.at() != store.version()) {
      return (long) past(type, namespace, query.at(), last).size();
    }
    if (query.after() == null) {
      return store.count(type, namespace) - query.limit();
    }
    long count = 0;
    for (StoredObject ignored : store.after(type, namespace, last)) {
      count++;
    }
    return count;
  }
}
