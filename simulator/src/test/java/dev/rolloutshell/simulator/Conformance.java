package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonBuilder;
import dev.rolloutshell.simulator.model.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Plays recorded exchanges of a real control plane and says where the answers differ. */
final class Conformance {

  /** A server that exchanges are played against. */
  interface Server {

    /** One request and its answer; the body of the answer is JSON, text, or null. */
    Reply call(String method, String uri, Map<String, String> headers, @Nullable String body);

    /** What a watch tells within its {@code timeoutSeconds}, or an answer that refuses it. */
    WatchReply watch(String uri, Map<String, String> headers, long seconds);

    /** Lets time pass. */
    void sleep(long millis);
  }

  /** An answer. */
  record Reply(int code, @Nullable Object document) {}

  /** The frames of a watch, or (then without frames) why it was refused. */
  record WatchReply(List<JsonObject> frames, @Nullable Reply refusal) {}

  /** How an answer compares. */
  record Verdict(List<String> wrong, List<String> otherWords) {
    boolean isRight() {
      return wrong.isEmpty();
    }

    boolean isExact() {
      return wrong.isEmpty() && otherWords.isEmpty();
    }
  }

  private record Projection(JsonObject semantic, @Nullable String message) {}

  private static final Set<String> VOLATILE =
      Set.of(
          "uid",
          "resourceVersion",
          "creationTimestamp",
          "selfLink",
          "managedFields",
          "deletionTimestamp",
          "startTime",
          "podIP",
          "podIPs",
          "hostIP",
          "lastProbeTime",
          "lastTransitionTime",
          "containerID",
          "startedAt",
          "finishedAt",
          "imageID",
          "nodeName",
          "continue",
          "firstTimestamp",
          "lastTimestamp",
          "eventTime");

  private static final Pattern GENERATED =
      Pattern.compile("\\b([a-z0-9.-]*[a-z]-)[bcdfghjklmnpqrstvwxz2456789]{5}\\b");
  private static final Pattern UID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern VERSION = Pattern.compile("\\b(current: |in record \\()\\d+");
  private static final Pattern POINTER = Pattern.compile("0x[0-9a-f]{6,}");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)\\}");

  private final Server server;
  private final String stamp;

  Conformance(Server server, String stamp) {
    this.server = server;
    this.stamp = stamp;
  }

  /** The recorded cases. */
  static List<JsonObject> cases() throws IOException {
    return cases("golden.json");
  }

  /** The cases of a file. */
  static List<JsonObject> cases(String file) throws IOException {
    try (InputStream in = Conformance.class.getResourceAsStream("/conformance/" + file)) {
      Object read = Json.read(Objects.requireNonNull(in).readAllBytes());
      return ((JsonObject) Objects.requireNonNull(read)).objects("cases");
    } catch (Json.SyntaxException malformed) {
      throw new IOException(malformed);
    }
  }

  Verdict play(JsonObject recorded) {
    List<String> wrong = new ArrayList<>();
    List<String> words = new ArrayList<>();
    List<@Nullable Projection> answers = answers(recorded);
    for (int i = 0; i < answers.size(); i++) {
      Projection got = answers.get(i);
      if (got == null || !(recorded.list("golden").get(i) instanceof JsonObject golden)) {
        continue;
      }
      String step = recorded.objects("steps").get(i).string("do", "");
      if (!got.semantic.equals(golden.object("semantic"))) {
        wrong.add(difference(i, step, got.semantic, golden.object("semantic")));
      } else if (golden.containsKey("message")
          && !Objects.equals(got.message, golden.get("message"))) {
        words.add(difference(i, step, got.message, golden.get("message")));
      }
    }
    return new Verdict(wrong, words);
  }

  private static String difference(
      int i, String step, @Nullable Object got, @Nullable Object want) {
    return "step %d %s%n  got  %s%n  want %s".formatted(i, step, text(got), text(want));
  }

  private static String text(@Nullable Object value) {
    return new String(Json.write(value), StandardCharsets.UTF_8);
  }

  private List<@Nullable Projection> answers(JsonObject recorded) {
    String namespace =
        "c%s-%s"
            .formatted(
                stamp,
                recorded.string("id", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
    String ns =
        (namespace.length() > 63 ? namespace.substring(0, 63) : namespace).replaceAll("-+$", "");
    boolean own = !recorded.isTrue("no_namespace");
    if (own) {
      JsonObject body =
          JsonObject.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", ns));
      server.call("POST", "/api/v1/namespaces", headers(JsonObject.EMPTY, true), text(body));
    }
    Map<String, String> variables = new HashMap<>(Map.of("ns", ns));
    List<@Nullable Projection> answers = new ArrayList<>();
    for (JsonObject step : recorded.objects("steps")) {
      answers.add(step(step, ns, variables));
    }
    if (own) {
      server.call("DELETE", "/api/v1/namespaces/" + ns, headers(JsonObject.EMPTY, false), null);
    }
    return answers;
  }

  private static Map<String, String> headers(JsonObject step, boolean body) {
    Map<String, String> headers = new HashMap<>();
    headers.put("accept", "application/json");
    if (body) {
      headers.put("content-type", "application/json");
    }
    step.strings("headers").forEach((k, v) -> headers.put(k.toLowerCase(Locale.ROOT), v));
    return headers;
  }

  private @Nullable Projection step(JsonObject step, String ns, Map<String, String> variables) {
    String[] call = fill(step.string("do", ""), variables).split(" ", 2);
    String body = null;
    if (step.get("body") != null) {
      Object given = step.get("body");
      body = fill(given instanceof String s ? s : spaced(given), variables);
    }
    server.sleep(1000 * step.number("sleep", 0));
    Map<String, String> headers = headers(step, body != null);
    if (step.containsKey("watch")) {
      return watch(step, call[1], headers, ns);
    }
    Reply reply = server.call(call[0], call[1], headers, body);
    if (step.containsKey("until")) {
      long within = 1000 * step.number("within", 30);
      for (long waited = 0; waited < within && !isReached(step, reply); waited += 200) {
        server.sleep(200);
        reply = server.call(call[0], call[1], headers, body);
      }
    }
    for (Map.Entry<String, String> capture : step.strings("capture").entrySet()) {
      variables.put(capture.getKey(), String.valueOf(at(reply.document, capture.getValue())));
    }
    return step.isTrue("ignore") ? null : project(reply, step, ns);
  }

  private static boolean isReached(JsonObject step, Reply reply) {
    if (reply.code != step.number("until_http", reply.code)) {
      return false;
    }
    for (Map.Entry<String, @Nullable Object> wanted : step.object("until").entrySet()) {
      if (!Objects.equals(counted(reply.document, wanted.getKey()), wanted.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static String fill(String text, Map<String, String> variables) {
    return VARIABLE
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(variables.getOrDefault(m.group(1), m.group())));
  }

  /** JSON as Python writes it, with a space after each comma and colon. */
  private static String spaced(@Nullable Object value) {
    if (value instanceof JsonObject object) {
      List<String> members = new ArrayList<>();
      object.forEach((k, v) -> members.add(text(k) + ": " + spaced(v)));
      return "{" + String.join(", ", members) + "}";
    }
    if (value instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(Conformance::spaced).toList()) + "]";
    }
    return text(value);
  }

  private Projection watch(JsonObject step, String path, Map<String, String> headers, String ns) {
    long seconds = step.number("watch", 2);
    String uri = path + (path.contains("?") ? "&" : "?") + "timeoutSeconds=" + seconds;
    WatchReply reply = server.watch(uri, headers, seconds);
    if (reply.refusal != null) {
      return project(reply.refusal, step, ns);
    }
    List<@Nullable Object> events = new ArrayList<>();
    for (JsonObject frame : reply.frames) {
      events.add(event(frame, step, ns));
    }
    if (step.isTrue("unordered")) {
      events.sort(Comparator.comparing(String::valueOf));
    }
    return new Projection(JsonObject.of("http", 200, "events", events), null);
  }

  private static List<@Nullable Object> event(JsonObject frame, JsonObject step, String ns) {
    JsonObject object = frame.object("object");
    List<@Nullable Object> event = new ArrayList<>();
    event.add(frame.get("type"));
    switch (frame.string("type", "")) {
      case "ERROR" -> {
        event.add(object.get("code"));
        event.add(object.get("reason"));
      }
      case "BOOKMARK" -> event.add(object.get("kind"));
      default -> {
        event.add(object.get("kind"));
        event.add(normal(object.at("metadata", "name"), ns));
        for (Object pointer : step.list("compare")) {
          event.add(normal(at(object, String.valueOf(pointer)), ns));
        }
      }
    }
    return event;
  }

  private static Projection project(Reply reply, JsonObject step, String ns) {
    if (reply.document instanceof JsonObject status && "Status".equals(status.get("kind"))) {
      return status(reply.code, status, ns);
    }
    JsonObject semantic = JsonObject.of("http", reply.code);
    for (Object compared : step.list("compare")) {
      String pointer = String.valueOf(compared);
      Object value = counted(reply.document, pointer);
      String last = pointer.substring(pointer.lastIndexOf('/') + 1);
      semantic =
          semantic.with(
              pointer,
              pointer.endsWith("#") ? value : normal(JsonObject.of(last, value), ns).get(last));
    }
    if (step.isTrue("names") && reply.document instanceof JsonObject list) {
      List<String> names = new ArrayList<>();
      for (JsonObject item : list.objects("items")) {
        names.add(String.valueOf(normal(item.at("metadata", "name"), ns)));
      }
      names.sort(Comparator.naturalOrder());
      semantic = semantic.with("names", names);
    }
    return new Projection(semantic, null);
  }

  private static Projection status(int code, JsonObject status, String ns) {
    JsonObject details = status.object("details");
    List<List<@Nullable Object>> causes = new ArrayList<>();
    for (JsonObject cause : details.objects("causes")) {
      List<@Nullable Object> pair = new ArrayList<>();
      pair.add(cause.get("reason"));
      pair.add(normal(cause.get("field"), ns));
      causes.add(pair);
    }
    causes.sort(
        Comparator.comparing((List<@Nullable Object> cause) -> String.valueOf(cause.get(0)))
            .thenComparing(cause -> String.valueOf(cause.get(1))));
    JsonObject semantic =
        JsonObject.of(
            "http",
            code,
            "status",
            status.get("status"),
            "reason",
            status.get("reason"),
            "code",
            status.get("code"),
            "details.kind",
            details.get("kind"),
            "details.name",
            normal(details.get("name"), ns),
            "causes",
            causes);
    return new Projection(semantic, (String) normal(status.get("message"), ns));
  }

  private static @Nullable Object counted(@Nullable Object document, String pointer) {
    if (!pointer.endsWith("#")) {
      return at(document, pointer);
    }
    Object found = at(document, pointer.substring(0, pointer.length() - 1));
    return found instanceof List<?> list
        ? Long.valueOf(list.size())
        : found instanceof Map<?, ?> map ? Long.valueOf(map.size()) : null;
  }

  private static @Nullable Object at(@Nullable Object document, String pointer) {
    Object here = document;
    for (String raw : pointer.split("/", -1)) {
      String part = raw.replace("~1", "/").replace("~0", "~");
      if (part.isEmpty()) {
        continue;
      }
      if (here instanceof List<?> list) {
        boolean index = part.matches("\\d+") && Integer.parseInt(part) < list.size();
        here = index ? list.get(Integer.parseInt(part)) : null;
      } else {
        here = here instanceof JsonObject object ? object.get(part) : null;
      }
    }
    return here;
  }

  private static JsonObject normal(JsonObject object, String ns) {
    JsonBuilder out = JsonObject.builder();
    object.forEach(
        (key, value) -> {
          boolean set =
              value != null && !value.equals("") && !(value instanceof List<?> l && l.isEmpty());
          out.put(key, VOLATILE.contains(key) && set ? "<set>" : normal(value, ns));
        });
    return out.build();
  }

  private static @Nullable Object normal(@Nullable Object value, String ns) {
    if (value instanceof JsonObject object) {
      return normal(object, ns);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(normal(item, ns)));
      return items;
    }
    if (value instanceof String text) {
      String out = text.replace(ns, "<ns>");
      out = GENERATED.matcher(out).replaceAll("$1<gen>");
      out = UID.matcher(out).replaceAll("<uid>");
      out = VERSION.matcher(out).replaceAll("$1<rv>");
      return POINTER.matcher(out).replaceAll("<pointer>");
    }
    return value;
  }
}
