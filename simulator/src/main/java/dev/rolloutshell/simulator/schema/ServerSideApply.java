package dev.rolloutshell.simulator.schema;

import dev.rolloutshell.simulator.json.GoValues;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.schema.ManagedFields.Entry;
import dev.rolloutshell.simulator.schema.Schema.Field;
import dev.rolloutshell.simulator.schema.Schema.Form;
import dev.rolloutshell.simulator.store.ApiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Server-side apply: a manager says which fields it wants; others' fields stay theirs. */
public final class ServerSideApply {
  private static final String APPLY = "Apply";

  private final Schema.Type type;
  private final String manager;
  private final String time;

  /** What a manager applies to a struct at a time. */
  public ServerSideApply(String struct, String manager, String time) {
    this.type = Schema.SERVED.struct(struct);
    this.manager = manager;
    this.time = time;
  }

  /**
   * The object after the manager's wish.
   *
   * @param live the object as it is, or nothing but its type where there is none
   * @param wish the fields wanted
   * @param force whether to take fields that others manage
   */
  public JsonObject apply(JsonObject live, JsonObject wish, boolean force) {
    List<Entry> managers = managers(live);
    FieldSet wanted = Fields.of(type, wish);
    JsonObject merged = (JsonObject) Objects.requireNonNull(merge(type, null, live, wish));
    FieldSet wantedByOthers = new FieldSet();
    FieldSet wantedBefore = new FieldSet();
    for (Entry entry : managers) {
      if (isMine(entry)) {
        wantedBefore = entry.fields();
      } else {
        wantedByOthers = wantedByOthers.union(entry.fields());
      }
    }
    FieldSet dropped = wantedBefore.minus(wanted).minus(wantedByOthers);
    if (!dropped.isEmpty()) {
      merged = (JsonObject) Objects.requireNonNull(without(type, null, merged, dropped, wanted));
    }
    FieldSet changed = Fields.difference(type, live, merged).changed();
    if (!force) {
      refuseConflicts(managers, changed);
    }
    return ManagedFields.write(merged, after(managers, wanted, changed, live, merged));
  }

  private boolean isMine(Entry entry) {
    return entry.isOf(manager, APPLY);
  }

  /** What an object had before anybody applied anything belongs to nobody in particular. */
  private List<Entry> managers(JsonObject live) {
    List<Entry> managers = ManagedFields.read(live);
    FieldSet present = Fields.ofNew(type, live.without("status"));
    if (managers.isEmpty() && !present.isEmpty()) {
      managers.add(
          new Entry(
              "before-first-apply", "Update", live.string("apiVersion", "v1"), time, present));
    }
    return managers;
  }

  private void refuseConflicts(List<Entry> managers, FieldSet changed) {
    Map<String, List<String>> conflicts = new TreeMap<>();
    List<JsonObject> causes = new ArrayList<>();
    for (Entry entry : managers) {
      List<String> paths = isMine(entry) ? List.of() : entry.fields().intersection(changed).paths();
      String shown = shown(entry);
      for (String path : paths) {
        conflicts.computeIfAbsent(shown, m -> new ArrayList<>()).add(path);
        causes.add(
            JsonObject.of(
                "reason",
                "FieldManagerConflict",
                "message",
                "conflict with " + shown,
                "field",
                path));
      }
    }
    if (!causes.isEmpty()) {
      throw new ApiException(
          409, "Conflict", message(conflicts, causes.size()), JsonObject.of("causes", causes));
    }
  }

  private static String shown(Entry entry) {
    String name = GoValues.quote(entry.manager());
    return entry.operation().equals("Update") ? name + " using " + entry.apiVersion() : name;
  }

  private static String message(Map<String, List<String>> conflicts, int count) {
    if (count == 1) {
      Map.Entry<String, List<String>> only = conflicts.entrySet().iterator().next();
      return "Apply failed with 1 conflict: conflict with %s: %s"
          .formatted(only.getKey(), only.getValue().get(0));
    }
    List<String> lines = new ArrayList<>();
    conflicts.forEach(
        (manager, paths) -> {
          lines.add("conflicts with " + manager + ":");
          paths.forEach(path -> lines.add("- " + path));
        });
    return "Apply failed with %d conflicts: %s".formatted(count, String.join("\n", lines));
  }

  private List<Entry> after(
      List<Entry> managers, FieldSet wanted, FieldSet changed, JsonObject live, JsonObject merged) {
    FieldSet removed = Fields.difference(type, live, merged).removed();
    List<Entry> entries = new ArrayList<>();
    boolean found = false;
    for (Entry entry : managers) {
      if (isMine(entry)) {
        found = true;
        boolean same = wanted.write().equals(entry.fields().write());
        entries.add(same ? entry : mine(merged, wanted));
      } else {
        FieldSet lost = changed.union(removed);
        entries.add(entry.with(entry.fields().minus(lost), entry.time()));
      }
    }
    if (!found) {
      entries.add(mine(merged, wanted));
    }
    return entries;
  }

  private Entry mine(JsonObject merged, FieldSet wanted) {
    return new Entry(manager, APPLY, merged.string("apiVersion", "v1"), time, wanted);
  }

  private static @Nullable Object merge(
      Schema.Type type, @Nullable Field field, @Nullable Object live, @Nullable Object wish) {
    if (wish == null || live == null || Fields.isLeaf(type, field, wish)) {
      boolean emptyMap = wish instanceof JsonObject o && o.isEmpty() && live != null;
      boolean granular = !type.atomic && (field == null || !field.atomic());
      return emptyMap && granular ? live : wish == null ? live : wish;
    }
    if (wish instanceof JsonObject wanted && live instanceof JsonObject existing) {
      JsonObject out = existing;
      for (Map.Entry<String, @Nullable Object> member : wanted.entrySet()) {
        String key = member.getKey();
        Field below = type.form == Form.STRUCT ? type.field(key) : null;
        out =
            out.with(key, merge(Fields.below(type, below), below, out.get(key), member.getValue()));
      }
      return out;
    }
    Map<String, @Nullable Object> items = new LinkedHashMap<>(Fields.items(field, live));
    for (Map.Entry<String, @Nullable Object> item : Fields.items(field, wish).entrySet()) {
      items.put(
          item.getKey(), merge(type.element(), null, items.get(item.getKey()), item.getValue()));
    }
    return new ArrayList<>(items.values());
  }

  /** The value without the fields of a set; an item of a list goes when it itself is in it. */
  private static @Nullable Object without(
      Schema.Type type,
      @Nullable Field field,
      @Nullable Object value,
      FieldSet dropped,
      @Nullable FieldSet kept) {
    if (value instanceof JsonObject object) {
      JsonObject out = object;
      for (Map.Entry<String, FieldSet> child : dropped.children().entrySet()) {
        String key = child.getKey().substring(2);
        if (!out.containsKey(key)) {
          continue;
        }
        Field below = type.form == Form.STRUCT ? type.field(key) : null;
        boolean whole = child.getValue().isMember();
        FieldSet keptBelow = kept == null ? null : kept.find(child.getKey());
        Object left =
            whole
                ? null
                : without(
                    Fields.below(type, below), below, out.get(key), child.getValue(), keptBelow);
        out = left == null ? out.without(key) : out.with(key, left);
      }
      return out.isEmpty() && !object.isEmpty() && kept == null ? null : out;
    }
    List<@Nullable Object> items = new ArrayList<>();
    for (Map.Entry<String, @Nullable Object> item : Fields.items(field, value).entrySet()) {
      FieldSet below = dropped.find(item.getKey());
      if (below == null) {
        items.add(item.getValue());
      } else if (!below.isMember()) {
        items.add(without(type.element(), null, item.getValue(), below, kept));
      }
    }
    return items.isEmpty() ? null : items;
  }
}
