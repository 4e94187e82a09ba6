package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An API server of its own for a test, and a client that speaks to it. */
final class Client {
  private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

  final ObjectStore store = new ObjectStore(1000);
  final ApiServer server;
  Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private long made;

  Client() {
    this.server =
        new ApiServer(
            store,
            () -> now,
            new Names() {
              @Override
              public String uid() {
                return "00000000-0000-4000-8000-%012x".formatted(++made);
              }

              @Override
              public String suffix() {
                StringBuilder suffix = new StringBuilder();
                long left = ++made;
                for (int i = 0; i < 5; i++, left /= LETTERS.length()) {
                  suffix.append(LETTERS.charAt((int) (left % LETTERS.length())));
                }
                return suffix.toString();
              }
            },
            Timers.NONE);
    call(
        "POST",
        "/api/v1/namespaces",
        "{\"metadata\":{\"name\":\"ns\"},\"kind\":\"Namespace\",\"apiVersion\":\"v1\"}");
  }

  /** An answer: its status and its body. */
  record Answer(int status, JsonObject body) {
    String message() {
      return body.string("message", "");
    }

    @Nullable Object at(String... path) {
      return body.at(path);
    }
  }

  Answer get(String uri) {
    return call("GET", uri, "");
  }

  Answer call(String method, String uri, String body, String... headers) {
    ApiResponse response = server.handle(request(method, uri, body, headers));
    try {
      Object read = Json.read(response.body());
      return new Answer(
          response.status(), read instanceof JsonObject object ? object : JsonObject.EMPTY);
    } catch (Json.SyntaxException text) {
      return new Answer(
          response.status(),
          JsonObject.of("text", new String(response.body(), StandardCharsets.UTF_8)));
    }
  }

  static ApiRequest request(String method, String uri, String body, String... headers) {
    int mark = uri.indexOf('?');
    Map<String, String> all = new HashMap<>();
    all.put("accept", "application/json");
    if (!body.isEmpty()) {
      all.put("content-type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return new ApiRequest(
        method,
        mark < 0 ? uri : uri.substring(0, mark),
        mark < 0 ? "" : uri.substring(mark + 1),
        all,
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** A watch and what it has seen so far. */
  static final class Watched implements WatchSink {
    final List<JsonObject> frames = new ArrayList<>();
    boolean ended;
    @Nullable ApiResponse refusal;
    @Nullable WatchHandle handle;

    @Override
    public void frame(byte[] json) {
      try {
        if (Json.read(json) instanceof JsonObject frame) {
          frames.add(frame);
        }
      } catch (Json.SyntaxException bug) {
        throw new IllegalStateException(bug);
      }
    }

    @Override
    public void end() {
      ended = true;
    }

    List<String> story() {
      return frames.stream()
          .map(f -> f.string("type") + " " + f.at("object", "metadata", "name"))
          .toList();
    }
  }

  Watched watch(String uri, String... headers) {
    Watched watched = new Watched();
    WatchOutcome outcome = server.watch(request("GET", uri, "", headers), watched);
    if (outcome instanceof WatchOutcome.Open open) {
      watched.handle = open.handle();
    } else if (outcome instanceof WatchOutcome.Refused refused) {
      watched.refusal = refused.response();
    }
    return watched;
  }

  /** A controller of this name, its pods labelled {@code app=NAME}, as JSON. */
  static String controller(String name, int replicas) {
    return """
    {"apiVersion":"v1","kind":"ReplicationController","metadata":{"name":"%1$s"},
     "spec":{"replicas":%2$d,"template":{"metadata":{"labels":{"app":"%1$s"}},
      "spec":{"containers":[{"name":"c","image":"example/app:v1"}]}}}}\
    """
        .formatted(name, replicas);
  }

  /** A pod of this name, labelled {@code app=NAME}, as JSON. */
  static String pod(String name) {
    return """
    {"apiVersion":"v1","kind":"Pod","metadata":{"name":"%1$s","labels":{"app":"%1$s"}},
     "spec":{"containers":[{"name":"c","image":"example/app:v1"}]}}\
    """
        .formatted(name);
  }
}
