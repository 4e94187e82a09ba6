package dev.rolloutshell.view;

import dev.rolloutshell.session.ObjectType;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/**
 * The columns that matter of each type of object.
 *
 * @param now the cluster's time, for ages
 * @param everywhere whether there is a column for the namespace
 * @param prefixed whether names stand behind their type, since there are several types
 */
record ObjectColumns(Instant now, boolean everywhere, boolean prefixed) {

  /** What stands where there is nothing. */
  static final String NONE = "<none>";

  /** The headings of a type, as in paths. */
  String[] headings(String plural, boolean wide) {
    String text =
        switch (plural) {
          case "replicationcontrollers" ->
              "NAME,DESIRED,CURRENT,READY,AGE" + (wide ? ",CONTAINERS,IMAGES,SELECTOR" : "");
          case "pods" -> "NAME,READY,STATUS,RESTARTS,AGE" + (wide ? ",IP,NODE,IMAGES" : "");
          case "services" ->
              "NAME,TYPE,CLUSTER-IP,EXTERNAL-IP,PORT(S),AGE" + (wide ? ",SELECTOR" : "");
          case "endpoints" -> "NAME,ENDPOINTS,AGE";
          case "events" -> "LAST SEEN,TYPE,REASON,OBJECT,MESSAGE";
          default -> "NAME,AGE";
        };
    return ((everywhere ? "NAMESPACE," : "") + text).split(",", -1);
  }

  /** The cells of an object. */
  List<Object> row(String plural, JsonNode item, boolean wide) {
    if (plural.equals("events")) {
      return event(item);
    }
    List<Object> row = begun(item);
    row.add(prefixed ? named(plural, item) : text(item.path("metadata"), "name"));
    JsonNode spec = item.path("spec");
    JsonNode status = item.path("status");
    switch (plural) {
      case "replicationcontrollers" -> {
        row.add(spec.path("replicas").asInt(0));
        row.add(status.path("replicas").asInt(0));
        row.add(status.path("readyReplicas").asInt(0));
      }
      case "pods" -> {
        JsonNode containers = status.path("containerStatuses");
        row.add(count(containers, "ready") + "/" + spec.path("containers").size());
        row.add(podStatus(item));
        row.add(restarts(containers));
      }
      case "services" -> {
        row.add(text(spec, "type"));
        row.add(text(spec, "clusterIP"));
        row.add(NONE);
        row.add(ports(spec.path("ports")));
      }
      case "endpoints" -> row.add(addresses(item.path("subsets")));
      default -> {}
    }
    row.add(age(item.path("metadata").path("creationTimestamp").asString("")));
    if (wide) {
      row.addAll(more(plural, spec, status));
    }
    return row;
  }

  private static List<Object> more(String plural, JsonNode spec, JsonNode status) {
    return switch (plural) {
      case "replicationcontrollers" -> {
        JsonNode containers = spec.path("template").path("spec").path("containers");
        yield List.of(
            join(containers, "name"), join(containers, "image"), labels(spec.path("selector")));
      }
      case "pods" ->
          List.of(
              text(status, "podIP"),
              text(spec, "nodeName"),
              join(spec.path("containers"), "image"));
      case "services" -> List.of(labels(spec.path("selector")));
      default -> List.of();
    };
  }

  /** An object as {@code type/name}. */
  static String named(String plural, JsonNode item) {
    return ObjectType.ofPlural(plural).named(text(item.path("metadata"), "name"));
  }

  /** The cells before those of the type. */
  private List<Object> begun(JsonNode item) {
    List<Object> row = new ArrayList<>();
    if (everywhere) {
      row.add(text(item.path("metadata"), "namespace"));
    }
    return row;
  }

  private List<Object> event(JsonNode event) {
    JsonNode object = event.path("involvedObject");
    List<Object> row = begun(event);
    row.add(age(lastSeen(event)));
    row.add(text(event, "type"));
    row.add(text(event, "reason"));
    row.add(
        object.path("kind").asString("").toLowerCase(java.util.Locale.ROOT)
            + "/"
            + text(object, "name"));
    row.add(text(event, "message"));
    return row;
  }

  /** When an event was seen last. */
  static String lastSeen(JsonNode event) {
    for (String field : List.of("lastTimestamp", "eventTime", "firstTimestamp")) {
      String time = event.path(field).asString("");
      if (!time.isEmpty()) {
        return time;
      }
    }
    return event.path("metadata").path("creationTimestamp").asString("");
  }

  /** Events of one second stand in the order in which they were written. */
  static long version(JsonNode object) {
    return object.path("metadata").path("resourceVersion").asLong(0);
  }

  /** A pod's state in one word. */
  static String podStatus(JsonNode pod) {
    if (pod.path("metadata").has("deletionTimestamp")) {
      return "Terminating";
    }
    for (JsonNode container : pod.path("status").path("containerStatuses")) {
      for (String state : List.of("waiting", "terminated")) {
        String reason = container.path("state").path(state).path("reason").asString("");
        if (!reason.isEmpty()) {
          return reason;
        }
      }
    }
    String reason = pod.path("status").path("reason").asString("");
    return reason.isEmpty() ? pod.path("status").path("phase").asString("Unknown") : reason;
  }

  private static int restarts(JsonNode containers) {
    int sum = 0;
    for (JsonNode container : containers) {
      sum += container.path("restartCount").asInt(0);
    }
    return sum;
  }

  private static int count(JsonNode list, String flag) {
    int sum = 0;
    for (JsonNode item : list) {
      sum += item.path(flag).asBoolean(false) ? 1 : 0;
    }
    return sum;
  }

  private static String ports(JsonNode ports) {
    StringJoiner text = new StringJoiner(",").setEmptyValue(NONE);
    for (JsonNode port : ports) {
      text.add(port.path("port").asInt(0) + "/" + port.path("protocol").asString("TCP"));
    }
    return text.toString();
  }

  private static String addresses(JsonNode subsets) {
    List<String> all = new ArrayList<>();
    for (JsonNode subset : subsets) {
      for (JsonNode address : subset.path("addresses")) {
        if (subset.path("ports").isEmpty()) {
          all.add(text(address, "ip"));
        }
        for (JsonNode port : subset.path("ports")) {
          all.add(text(address, "ip") + ":" + port.path("port").asInt(0));
        }
      }
    }
    if (all.isEmpty()) {
      return NONE;
    }
    int shown = Math.min(3, all.size());
    return String.join(",", all.subList(0, shown))
        + (all.size() > shown ? " + " + (all.size() - shown) + " more..." : "");
  }

  private static String join(JsonNode list, String member) {
    StringJoiner text = new StringJoiner(",").setEmptyValue(NONE);
    for (JsonNode item : list) {
      text.add(text(item, member));
    }
    return text.toString();
  }

  /** Labels in one text. */
  static String labels(JsonNode map) {
    StringJoiner text = new StringJoiner(",").setEmptyValue(NONE);
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      text.add(entry.getKey() + "=" + entry.getValue().asString(""));
    }
    return text.toString();
  }

  /** A member as a text. */
  static String text(JsonNode node, String member) {
    String text = node.path(member).asString("");
    return text.isEmpty() ? NONE : text;
  }

  /** How long ago a time was. */
  String age(String time) {
    try {
      return Durations.age(Duration.between(Instant.parse(time), now));
    } catch (DateTimeParseException e) {
      return "<unknown>";
    }
  }
}
