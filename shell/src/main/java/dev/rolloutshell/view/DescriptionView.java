package dev.rolloutshell.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Objects in full, in the sections and words that kubectl's {@code describe} has. */
public final class DescriptionView {

  /** States of pods, in the order in which they are counted. */
  private static final List<String> PHASES = List.of("Running", "Waiting", "Succeeded", "Failed");

  private final ObjectColumns columns;
  private final List<String> lines = new ArrayList<>();

  private DescriptionView(Instant now) {
    this.columns = new ObjectColumns(now, false, false);
  }

  /**
   * An object with what belongs to it.
   *
   * @param plural its type, as in paths
   * @param object the object
   * @param pods the pods that a controller selects, or {@code null} for what selects none
   * @param events the Events about it
   */
  public record Described(
      String plural, JsonNode object, @Nullable JsonNode pods, JsonNode events) {}

  /**
   * What {@code describe} shows.
   *
   * @param all the objects
   * @param now the cluster's time, for ages
   */
  public static Output output(List<Described> all, Instant now) {
    List<String> names =
        all.stream().map(d -> ObjectColumns.named(d.plural(), d.object())).toList();
    return Output.of(all, wide -> lines(all, now)).named(names);
  }

  private static List<String> lines(List<Described> all, Instant now) {
    List<String> lines = new ArrayList<>();
    for (Described one : all) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      DescriptionView view = new DescriptionView(now);
      view.describe(one);
      lines.addAll(view.lines);
    }
    if (lines.isEmpty()) {
      lines.add("nothing found");
    }
    return lines;
  }

  private void describe(Described one) {
    JsonNode object = one.object();
    JsonNode metadata = object.path("metadata");
    field("Name", ObjectColumns.text(metadata, "name"));
    if (metadata.has("namespace")) {
      field("Namespace", ObjectColumns.text(metadata, "namespace"));
    }
    pairs("Labels", metadata.path("labels"));
    pairs("Annotations", metadata.path("annotations"));
    for (JsonNode owner : metadata.path("ownerReferences")) {
      field(
          "Controlled By",
          ObjectColumns.text(owner, "kind") + "/" + ObjectColumns.text(owner, "name"));
    }
    switch (one.plural()) {
      case "replicationcontrollers" -> controller(object, one.pods());
      case "pods" -> pod(object);
      case "services" -> service(object.path("spec"));
      default -> field("Age", columns.age(metadata.path("creationTimestamp").asString("")));
    }
    conditions(object.path("status").path("conditions"));
    events(one.events());
  }

  private void controller(JsonNode object, @Nullable JsonNode pods) {
    JsonNode spec = object.path("spec");
    field("Selector", ObjectColumns.labels(spec.path("selector")));
    field(
        "Replicas",
        object.path("status").path("replicas").asInt(0)
            + " current / "
            + spec.path("replicas").asInt(0)
            + " desired");
    if (pods != null) {
      field("Pods Status", states(pods));
    }
    lines.add("Pod Template:");
    JsonNode template = spec.path("template");
    lines.add("  Labels:  " + ObjectColumns.labels(template.path("metadata").path("labels")));
    containers(template.path("spec").path("containers"), null);
  }

  private static String states(JsonNode pods) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    PHASES.forEach(phase -> counts.put(phase, 0));
    for (JsonNode pod : pods) {
      String phase = pod.path("status").path("phase").asString("");
      counts.merge(PHASES.contains(phase) ? phase : "Waiting", 1, Integer::sum);
    }
    List<String> parts = new ArrayList<>();
    counts.forEach((phase, count) -> parts.add(count + " " + phase));
    return String.join(" / ", parts);
  }

  private void pod(JsonNode object) {
    JsonNode status = object.path("status");
    field("Node", ObjectColumns.text(object.path("spec"), "nodeName"));
    field("Start Time", ObjectColumns.text(status, "startTime"));
    field("Status", ObjectColumns.podStatus(object));
    field("IP", ObjectColumns.text(status, "podIP"));
    containers(object.path("spec").path("containers"), status.path("containerStatuses"));
  }

  private void service(JsonNode spec) {
    field("Selector", ObjectColumns.labels(spec.path("selector")));
    field("Type", ObjectColumns.text(spec, "type"));
    field("IP", ObjectColumns.text(spec, "clusterIP"));
    for (JsonNode port : spec.path("ports")) {
      field(
          "Port",
          port.path("port").asInt(0)
              + "/"
              + port.path("protocol").asString("TCP")
              + " to "
              + port.path("targetPort").asString(port.path("port").asString("")));
    }
  }

  /** Containers as they are to be, and as they are where that is known. */
  private void containers(JsonNode containers, @Nullable JsonNode statuses) {
    lines.add("Containers:");
    for (JsonNode container : containers) {
      String name = ObjectColumns.text(container, "name");
      lines.add("  " + name + ":");
      inner("Image", ObjectColumns.text(container, "image"));
      for (JsonNode port : container.path("ports")) {
        inner(
            "Port",
            port.path("containerPort").asInt(0) + "/" + port.path("protocol").asString("TCP"));
      }
      for (String probe : List.of("readinessProbe", "livenessProbe")) {
        if (container.has(probe)) {
          inner(probe.startsWith("r") ? "Readiness" : "Liveness", container.path(probe).toString());
        }
      }
      if (statuses != null) {
        statuses.forEach(
            status -> {
              if (status.path("name").asString("").equals(name)) {
                state("State", status.path("state"));
                state("Last State", status.path("lastState"));
                inner("Ready", status.path("ready").asBoolean(false) ? "True" : "False");
                inner("Restart Count", String.valueOf(status.path("restartCount").asInt(0)));
              }
            });
      }
    }
  }

  private void state(String label, JsonNode state) {
    for (Map.Entry<String, JsonNode> entry : state.properties()) {
      String word = entry.getKey();
      JsonNode detail = entry.getValue();
      inner(label, word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1));
      for (String member : List.of("reason", "message", "exitCode", "startedAt", "finishedAt")) {
        if (detail.has(member)) {
          lines.add("      " + member + ": " + Lines.oneLine(detail.path(member).asString("")));
        }
      }
    }
  }

  private void conditions(JsonNode conditions) {
    if (conditions.isEmpty()) {
      return;
    }
    lines.add("Conditions:");
    Table table = Table.plain().row("", "Type", "Status", "Reason", "Message");
    for (JsonNode condition : conditions) {
      table.row(
          "",
          ObjectColumns.text(condition, "type"),
          ObjectColumns.text(condition, "status"),
          condition.path("reason").asString(""),
          condition.path("message").asString(""));
    }
    lines.addAll(table.lines());
  }

  private void events(JsonNode events) {
    if (events.isEmpty()) {
      field("Events", ObjectColumns.NONE);
      return;
    }
    lines.add("Events:");
    List<JsonNode> sorted = new ArrayList<>();
    events.forEach(sorted::add);
    sorted.sort(
        Comparator.comparing(ObjectColumns::lastSeen).thenComparing(ObjectColumns::version));
    Table table = Table.plain().row("", "Type", "Reason", "Age", "From", "Message");
    for (JsonNode event : sorted) {
      String from = event.path("source").path("component").asString("");
      table.row(
          "",
          ObjectColumns.text(event, "type"),
          ObjectColumns.text(event, "reason"),
          columns.age(ObjectColumns.lastSeen(event)),
          from.isEmpty() ? event.path("reportingComponent").asString("") : from,
          event.path("message").asString(""));
    }
    lines.addAll(table.lines());
  }

  /** One pair a line, the first behind the label. */
  private void pairs(String label, JsonNode map) {
    if (map.isEmpty()) {
      field(label, ObjectColumns.NONE);
    }
    String head = label;
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      field(head, entry.getKey() + "=" + entry.getValue().asString(""));
      head = "";
    }
  }

  private void field(String label, String value) {
    String head = label.isEmpty() ? "" : label + ":";
    lines.add(String.format("%-15s%s", head, Lines.oneLine(value)));
  }

  private void inner(String label, String value) {
    lines.add(String.format("    %-15s%s", label + ":", Lines.oneLine(value)));
  }
}
