package dev.rolloutshell.simulator.schema;

import dev.rolloutshell.simulator.model.JsonBuilder;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The two forms of an Event: of core/v1, as it is stored, and of {@code events.k8s.io}, which has
 * other names for some fields. Nothing else differs, and nothing is lost on the way.
 */
public final class EventForms {
  /** The group of the other form. */
  public static final String GROUP = "events.k8s.io";

  /** The versions of the group, the preferred one first; their fields are the same. */
  public static final List<String> VERSIONS = List.of("v1", "v1beta1");

  /** Names in core/v1 by those of the group; in the order in which Kubernetes writes them. */
  private static final List<Map.Entry<String, String>> FIELDS =
      List.of(
          Map.entry("metadata", "metadata"),
          Map.entry("eventTime", "eventTime"),
          Map.entry("series", "series"),
          Map.entry("reportingController", "reportingComponent"),
          Map.entry("reportingInstance", "reportingInstance"),
          Map.entry("action", "action"),
          Map.entry("reason", "reason"),
          Map.entry("regarding", "involvedObject"),
          Map.entry("related", "related"),
          Map.entry("note", "message"),
          Map.entry("type", "type"),
          Map.entry("deprecatedSource", "source"),
          Map.entry("deprecatedFirstTimestamp", "firstTimestamp"),
          Map.entry("deprecatedLastTimestamp", "lastTimestamp"),
          Map.entry("deprecatedCount", "count"));

  private static final List<String> STORED_ORDER =
      List.of(
          "metadata",
          "involvedObject",
          "reason",
          "message",
          "source",
          "firstTimestamp",
          "lastTimestamp",
          "count",
          "type",
          "eventTime",
          "series",
          "action",
          "related",
          "reportingComponent",
          "reportingInstance");

  /** The group leaves these out when they are empty; core/v1 does not. */
  private static final List<String> REPORTERS = List.of("reportingComponent", "reportingInstance");

  private static final Map<String, String> TO_CORE = new HashMap<>();
  private static final Map<String, String> OTHER_FORM = new HashMap<>();

  static {
    for (Map.Entry<String, String> field : FIELDS) {
      TO_CORE.put(field.getKey(), field.getValue());
      OTHER_FORM.put("f:" + field.getKey(), "f:" + field.getValue());
      OTHER_FORM.put("f:" + field.getValue(), "f:" + field.getKey());
    }
  }

  private EventForms() {}

  /** A stored Event as a version of the group shows it. */
  public static JsonObject shown(JsonObject stored, String apiVersion) {
    JsonBuilder out = JsonObject.builder().put("kind", "Event").put("apiVersion", apiVersion);
    for (Map.Entry<String, String> field : FIELDS) {
      String core = field.getValue();
      if (stored.containsKey(core) && !"".equals(stored.get(core))) {
        out.put(field.getKey(), stored.get(core));
      }
    }
    return out.build();
  }

  /** What is stored of an Event of the group. */
  public static JsonObject stored(JsonObject shown) {
    Map<String, @Nullable Object> members = new HashMap<>();
    REPORTERS.forEach(name -> members.put(name, ""));
    shown.forEach((name, value) -> members.put(TO_CORE.getOrDefault(name, name), value));
    JsonBuilder out = JsonObject.builder().put("kind", "Event");
    out.put("apiVersion", ResourceTypes.EVENTS.apiVersion());
    for (String name : STORED_ORDER) {
      if (members.containsKey(name)) {
        out.put(name, members.get(name));
      }
    }
    return out.build();
  }

  /**
   * The field of core/v1 that a field selector of the group means, or {@code null} for a field that
   * nobody selects by.
   */
  public static @Nullable String selected(String field) {
    int dot = field.indexOf('.');
    String first = dot < 0 ? field : field.substring(0, dot);
    if (!List.of("metadata", "reason", "regarding", "reportingController", "type")
        .contains(first)) {
      return null;
    }
    return TO_CORE.getOrDefault(first, first) + field.substring(first.length());
  }

  /** The fields that an entry of {@code managedFields} names, in the form of another version. */
  static JsonObject fields(JsonObject recorded, String recordedIn, String wantedIn) {
    if (isOfGroup(recordedIn) == isOfGroup(wantedIn)) {
      return recorded;
    }
    JsonBuilder out = JsonObject.builder();
    recorded.forEach((step, below) -> out.put(OTHER_FORM.getOrDefault(step, step), below));
    return out.build();
  }

  private static boolean isOfGroup(String apiVersion) {
    return apiVersion.startsWith(GROUP + "/");
  }
}
