package dev.rolloutshell.simulator.schema;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who manages which fields of an object; changed by every write of a client. */
public final class ManagedFields {
  private static final int SHARED = 512;

  /** Objects of one shape share one tree. */
  private static final Map<JsonObject, JsonObject> TREES =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JsonObject, JsonObject> eldest) {
          return size() > SHARED;
        }
      };

  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::operation)
          .thenComparing(Entry::time)
          .thenComparing(Entry::manager)
          .thenComparing(Entry::apiVersion);

  /** One manager's entry. */
  record Entry(String manager, String operation, String apiVersion, String time, FieldSet fields) {

    boolean isOf(String who, String how) {
      return manager.equals(who) && operation.equals(how);
    }

    Entry with(FieldSet others, String moment) {
      return new Entry(manager, operation, apiVersion, moment, others);
    }

    /** As an entry of an object of an API version. */
    JsonObject write(String objectsVersion) {
      JsonObject written = EventForms.fields(fields.write(), objectsVersion, apiVersion);
      return JsonObject.builder()
          .put("manager", manager)
          .put("operation", operation)
          .put("apiVersion", apiVersion)
          .put("time", time)
          .put("fieldsType", "FieldsV1")
          .put("fieldsV1", shared(written))
          .build();
    }
  }

  private ManagedFields() {}

  private static synchronized JsonObject shared(JsonObject tree) {
    JsonObject known = TREES.putIfAbsent(tree, tree);
    return known == null ? tree : known;
  }

  /** The entries of an object; their fields have the names of the object's version. */
  static List<Entry> read(JsonObject object) {
    String objectsVersion = object.string("apiVersion", "v1");
    List<Entry> entries = new ArrayList<>();
    for (JsonObject entry : object.object("metadata").objects("managedFields")) {
      String version = entry.string("apiVersion", "");
      JsonObject fields = EventForms.fields(entry.object("fieldsV1"), version, objectsVersion);
      entries.add(
          new Entry(
              entry.string("manager", ""),
              entry.string("operation", ""),
              version,
              entry.string("time", ""),
              FieldSet.read(fields)));
    }
    return entries;
  }

  /** The object with these entries; managers of nothing are left out. */
  static JsonObject write(JsonObject object, List<Entry> entries) {
    List<@Nullable Object> written = new ArrayList<>();
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(ORDER);
    for (Entry entry : sorted) {
      if (!entry.fields.isEmpty()) {
        written.add(entry.write(object.string("apiVersion", "v1")));
      }
    }
    return written.isEmpty()
        ? object.withoutAt("metadata", "managedFields")
        : object.withAt(written, "metadata", "managedFields");
  }

  /** A new object, all of whose fields its creator manages. */
  public static JsonObject created(JsonObject object, String struct, String manager, String time) {
    // What the server adds is nobody's: the status, and what keeps a namespace.
    boolean namespace = "Namespace".equals(object.get("kind"));
    FieldSet fields =
        Fields.ofNew(Schema.SERVED.struct(struct), object.without(namespace ? "spec" : "status"));
    return write(object, List.of(entry(object, manager, "Update", time, fields)));
  }

  private static Entry entry(
      JsonObject object, String manager, String operation, String time, FieldSet fields) {
    return new Entry(manager, operation, object.string("apiVersion", "v1"), time, fields);
  }

  /** An object after an update: its manager takes what it changed, nobody keeps what is gone. */
  public static JsonObject updated(
      JsonObject stored, JsonObject after, String struct, String manager, String time) {
    JsonObject before = given(stored, after);
    Fields.Difference difference = Fields.difference(Schema.SERVED.struct(struct), before, after);
    if (difference.removed().recordsNothing()
        && (difference.changed().recordsNothing()
            || changesItsOwn(before, difference.changed(), manager))) {
      return asBefore(before, after);
    }
    List<Entry> entries = new ArrayList<>();
    boolean found = false;
    for (Entry entry : read(before)) {
      boolean own =
          entry.isOf(manager, "Update")
              && entry.apiVersion.equals(after.string("apiVersion", "v1"));
      found |= own;
      FieldSet left = entry.fields.minus(difference.removed());
      FieldSet fields = own ? left.union(difference.changed()) : left.minus(difference.changed());
      boolean same = fields.write().equals(entry.fields.write());
      entries.add(same ? entry : entry.with(fields, own ? time : entry.time));
    }
    if (!found) {
      entries.add(entry(after, manager, "Update", time, difference.changed()));
    }
    return write(after, entries);
  }

  /**
   * The object before an update that says itself who manages what. Nobody does after a list with
   * one empty entry; an update without a list, as of a client that knows none, leaves all as it is.
   */
  private static JsonObject given(JsonObject before, JsonObject after) {
    List<JsonObject> entries = after.object("metadata").objects("managedFields");
    boolean reset = !entries.isEmpty() && entries.stream().allMatch(JsonObject::isEmpty);
    boolean whole = entries.stream().allMatch(ManagedFields::isWhole);
    if (reset) {
      return before.withoutAt("metadata", "managedFields");
    }
    return entries.isEmpty() || !whole
        ? before
        : before.withAt(after.at("metadata", "managedFields"), "metadata", "managedFields");
  }

  private static boolean isWhole(JsonObject entry) {
    String operation = entry.string("operation", "");
    return "FieldsV1".equals(entry.get("fieldsType"))
        && (operation.equals("Apply") || operation.equals("Update"));
  }

  /** Whether a manager changes only what it, and nobody else, manages already. */
  private static boolean changesItsOwn(JsonObject before, FieldSet changed, String manager) {
    String objectsVersion = before.string("apiVersion", "v1");
    boolean found = false;
    for (JsonObject entry : before.object("metadata").objects("managedFields")) {
      String version = entry.string("apiVersion", "");
      boolean own =
          entry.string("manager", "").equals(manager)
              && entry.string("operation", "").equals("Update")
              && version.equals(objectsVersion);
      JsonObject fields = EventForms.fields(entry.object("fieldsV1"), version, objectsVersion);
      if (own ? !changed.isWithin(fields) : changed.meets(fields)) {
        return false;
      }
      found |= own;
    }
    return found;
  }

  private static JsonObject asBefore(JsonObject before, JsonObject after) {
    Object kept = before.at("metadata", "managedFields");
    return kept == null
        ? after.withoutAt("metadata", "managedFields")
        : after.withAt(kept, "metadata", "managedFields");
  }
}
