package dev.rolloutshell.journal;

import dev.rolloutshell.timeline.Timeline;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Entries as JSON, one line each; members that say nothing are left out. */
final class EntryJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private EntryJson() {}

  /** The entry in one line, without its end. */
  static String line(Entry entry) {
    ObjectNode line = JSON.createObjectNode();
    line.put("time", entry.time().toString());
    if (!entry.clock().equals(entry.time())) {
      line.put("clock", entry.clock().toString());
    }
    line.put("session", entry.session()).put("command", entry.command());
    text(line, "who", entry.who());
    text(line, "context", entry.place().context());
    text(line, "server", entry.place().server());
    text(line, "namespace", entry.place().namespace());
    write(line, entry.what());
    return line.toString();
  }

  private static void text(ObjectNode line, String name, String value) {
    if (!value.isEmpty()) {
      line.put(name, value);
    }
  }

  private static void write(ObjectNode line, Entry.What what) {
    if (what instanceof Entry.Typed typed) {
      line.put("kind", "command").put("line", typed.line());
    } else if (what instanceof Entry.Ended ended) {
      line.put("kind", "end").put("exitCode", ended.exitCode());
    } else if (what instanceof Entry.Wrote wrote) {
      wrote(line.put("kind", "write"), wrote);
    } else if (what instanceof Entry.Seen seen) {
      seen(line.put("kind", "seen"), seen);
    } else if (what instanceof Entry.Struck strike) {
      line.put("kind", "fault").put("id", strike.id()).put("fault", strike.fault());
      text(line.put("about", strike.about()), "struck", strike.struck());
    } else if (what instanceof Entry.Reported reported) {
      line.put("kind", "report").put("rollout", reported.rollout());
      line.put("exitCode", reported.exitCode()).put("message", reported.message());
    } else if (what instanceof Entry.Said said) {
      text(line.put("kind", "remark"), "rollout", said.rollout());
      line.put("text", said.text());
    }
  }

  private static void wrote(ObjectNode line, Entry.Wrote wrote) {
    line.put("rollout", wrote.rollout());
    text(line, "direction", wrote.direction());
    if (wrote.step() > 0) {
      line.put("step", wrote.step());
    }
    line.put("verb", wrote.verb()).put("object", wrote.object()).put("rule", wrote.rule());
    line.put("reason", wrote.reason());
    ObjectNode precondition = line.putObject("precondition");
    if (wrote.precondition().absent()) {
      precondition.put("absent", true);
    } else {
      precondition.put("uid", wrote.precondition().uid());
      precondition.put("resourceVersion", wrote.precondition().resourceVersion());
    }
    line.put("answer", wrote.answer());
    text(line, "message", wrote.message());
    text(line, "ends", wrote.ends());
  }

  private static void seen(ObjectNode line, Entry.Seen seen) {
    line.put("rollout", seen.rollout());
    text(line, "direction", seen.direction());
    line.put("ready", seen.ready()).put("total", seen.total());
    if (seen.floor() != null) {
      line.put("floor", seen.floor());
    }
    if (seen.ceiling() != null) {
      line.put("ceiling", seen.ceiling());
    }
    if (seen.size() != null) {
      line.put("size", seen.size());
    }
    text(line, "waiting", seen.waiting());
    ArrayNode controllers = line.putArray("controllers");
    for (Timeline.Controller each : seen.controllers()) {
      ObjectNode controller = controllers.addObject().put("name", each.name());
      text(controller, "role", each.role());
      controller.put("desired", each.desired()).put("image", each.image());
    }
    ArrayNode pods = line.putArray("pods");
    for (Timeline.Pod each : seen.pods()) {
      ObjectNode pod = pods.addObject().put("name", each.name());
      text(pod, "controller", each.controller());
      pod.put("ready", each.ready()).put("status", each.status());
    }
  }

  /** Reads a line; empty when it is no entry, such as one that a crash has torn. */
  static Optional<Entry> read(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      Instant time = Instant.parse(string(node, "time"));
      String clock = string(node, "clock");
      Entry.What what = what(node);
      return what == null
          ? Optional.empty()
          : Optional.of(
              new Entry(
                  time,
                  clock.isEmpty() ? time : Instant.parse(clock),
                  string(node, "session"),
                  number(node, "command"),
                  string(node, "who"),
                  new Place(
                      string(node, "context"), string(node, "server"), string(node, "namespace")),
                  what));
    } catch (JacksonException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Entry.@Nullable What what(JsonNode node) {
    String rollout = string(node, "rollout");
    return switch (string(node, "kind")) {
      case "command" -> new Entry.Typed(string(node, "line"));
      case "end" -> new Entry.Ended(number(node, "exitCode"));
      case "write" -> wrote(node, rollout);
      case "seen" -> seen(node, rollout);
      case "fault" ->
          new Entry.Struck(
              number(node, "id"),
              string(node, "fault"),
              string(node, "about"),
              string(node, "struck"));
      case "report" ->
          new Entry.Reported(rollout, number(node, "exitCode"), string(node, "message"));
      case "remark" -> new Entry.Said(rollout, string(node, "text"));
      default -> null; // Of a later version: not for us.
    };
  }

  private static Entry.Wrote wrote(JsonNode node, String rollout) {
    JsonNode precondition = node.path("precondition");
    return new Entry.Wrote(
        rollout,
        string(node, "direction"),
        number(node, "step"),
        string(node, "verb"),
        string(node, "object"),
        string(node, "rule"),
        string(node, "reason"),
        new Entry.Precondition(
            precondition.path("absent").asBoolean(false),
            string(precondition, "uid"),
            string(precondition, "resourceVersion")),
        string(node, "answer"),
        string(node, "message"),
        string(node, "ends"));
  }

  private static Entry.Seen seen(JsonNode node, String rollout) {
    List<Timeline.Controller> controllers = new ArrayList<>();
    for (JsonNode each : node.path("controllers")) {
      controllers.add(
          new Timeline.Controller(
              string(each, "name"),
              string(each, "role"),
              number(each, "desired"),
              string(each, "image")));
    }
    List<Timeline.Pod> pods = new ArrayList<>();
    for (JsonNode each : node.path("pods")) {
      pods.add(
          new Timeline.Pod(
              string(each, "name"),
              string(each, "controller"),
              each.path("ready").asBoolean(false),
              string(each, "status")));
    }
    return new Entry.Seen(
        rollout,
        string(node, "direction"),
        number(node, "ready"),
        number(node, "total"),
        node.has("floor") ? (Integer) number(node, "floor") : null,
        node.has("ceiling") ? (Integer) number(node, "ceiling") : null,
        node.has("size") ? (Integer) number(node, "size") : null,
        string(node, "waiting"),
        controllers,
        pods);
  }

  private static String string(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  private static int number(JsonNode node, String name) {
    return node.path(name).asInt(0);
  }
}
