package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@code events.k8s.io/v1} asks of an Event besides what every version does. */
public final class StrictEventRules {

  /** What an update leaves alone, with the names that Kubernetes complains about. */
  private static final List<Map.Entry<String, String>> IMMUTABLE =
      List.of(
          Map.entry("involvedObject", "involvedObject"),
          Map.entry("reason", "reason"),
          Map.entry("message", "message"),
          Map.entry("source", "source"),
          Map.entry("firstTimestamp", "firstTimestamp"),
          Map.entry("lastTimestamp", "lastTimestamp"),
          Map.entry("count", "count"),
          Map.entry("reason", "reason"),
          Map.entry("type", "type"),
          Map.entry("eventTime", "eventTime"),
          Map.entry("action", "action"),
          Map.entry("related", "related"),
          Map.entry("reportingComponent", "reportingController"),
          Map.entry("reportingInstance", "reportingInstance"));

  private StrictEventRules() {}

  /** The rules for a new event. */
  public static void check(JsonObject event, FieldErrors errors) {
    series(event, errors);
    if (event.get("eventTime") == null) {
      errors.required("eventTime", "");
    }
    String type = event.string("type", "");
    if (!type.equals("Normal") && !type.equals("Warning")) {
      errors.invalid("type", "", "has invalid value: " + type);
    }
    for (String old : List.of("firstTimestamp", "lastTimestamp", "count")) {
      if (event.get(old) != null && !Long.valueOf(0).equals(event.get(old))) {
        errors.invalid(old, "", "needs to be unset");
      }
    }
    if (!event.object("source").isEmpty()) {
      errors.invalid("source", "", "needs to be unset");
    }
  }

  /** The rules for a changed one. */
  public static void checkUpdate(JsonObject next, JsonObject old, FieldErrors errors) {
    series(next, errors);
    for (Map.Entry<String, String> field : IMMUTABLE) {
      @Nullable Object value = next.get(field.getKey());
      if (!Objects.equals(value, old.get(field.getKey()))) {
        errors.invalid(field.getValue(), value, "field is immutable");
      }
    }
  }

  private static void series(JsonObject event, FieldErrors errors) {
    if (event.get("series") == null) {
      return;
    }
    if (event.object("series").number("count", 0) < 2) {
      errors.invalid("series.count", "", "should be at least 2");
    }
    if (event.object("series").get("lastObservedTime") == null) {
      errors.required("series.lastObservedTime", "");
    }
  }
}
