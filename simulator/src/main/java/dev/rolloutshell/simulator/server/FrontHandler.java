package dev.rolloutshell.simulator.server;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.api.Json;
import dev.rolloutshell.simulator.api.WatchOutcome;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.transport.ApiAccess;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Translates between HTTP and the simulated API; it decides only who may ask, and how much. */
final class FrontHandler {
  private static final int LARGEST_BODY = 3 * 1024 * 1024;
  private static final long PATIENCE_MILLIS = 30_000;

  private final Vertx vertx;
  private final ApiAccess api;
  private final byte[] authorization;
  private final boolean openToAll;

  /** Connections that have not yet made a request. */
  private final Set<HttpConnection> silent = ConcurrentHashMap.newKeySet();

  FrontHandler(Vertx vertx, ApiAccess api, ServeOptions options) {
    this.vertx = vertx;
    this.api = api;
    this.openToAll = !options.https();
    this.authorization = ("Bearer " + options.token()).getBytes(StandardCharsets.UTF_8);
  }

  /** A connection that sends no whole request within half a minute is closed. */
  void connected(HttpConnection connection) {
    silent.add(connection);
    connection.closeHandler(closed -> silent.remove(connection));
    vertx.setTimer(
        PATIENCE_MILLIS,
        timer -> {
          if (silent.remove(connection)) {
            connection.close();
          }
        });
  }

  /** What is not HTTP, or too long a line. */
  void invalid(HttpServerRequest request) {
    request.response().setStatusCode(400).end();
    request.connection().close();
  }

  void handle(HttpServerRequest request) {
    silent.remove(request.connection());
    if (!isAllowed(request)) {
      refuse(request, 401, "Unauthorized", "Unauthorized");
      return;
    }
    String length = request.getHeader("Content-Length");
    if (length != null && length.length() > 7) {
      tooLarge(request);
      return;
    }
    if (request.getHeader("Upgrade") != null) {
      answer(request, Buffer.buffer()); // A request that was read to its end can no longer upgrade.
      return;
    }
    BodyReader.read(vertx, request, LARGEST_BODY, PATIENCE_MILLIS, this::answer, this::tooLarge);
  }

  private boolean isAllowed(HttpServerRequest request) {
    String given = request.getHeader("Authorization");
    if (given == null) {
      return openToAll && isMeant(request.authority());
    }
    return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization);
  }

  /**
   * Whether a client without a token asked for this machine. kubectl sends no token over plain
   * HTTP; a page in a browser that got here by a name of its own is not let in.
   */
  private static boolean isMeant(@Nullable HostAndPort authority) {
    return authority != null
        && Set.of("localhost", "127.0.0.1", "[::1]", "::1").contains(authority.host());
  }

  private void tooLarge(HttpServerRequest request) {
    refuse(
        request,
        413,
        "RequestEntityTooLarge",
        "Request entity too large: limit is " + LARGEST_BODY);
  }

  /** A refusal of the front itself, whose body may not be read to the end. */
  private static void refuse(HttpServerRequest request, int code, String reason, String message) {
    JsonObject status =
        JsonObject.of(
            "kind",
            "Status",
            "apiVersion",
            "v1",
            "metadata",
            JsonObject.EMPTY,
            "status",
            "Failure",
            "message",
            message,
            "reason",
            reason,
            "code",
            code);
    HttpServerResponse response = request.response();
    response.setStatusCode(code).putHeader("Content-Type", "application/json");
    if (!request.isEnded()) {
      response.putHeader("Connection", "close");
    }
    response
        .end(Buffer.buffer(Json.write(status)))
        .onComplete(
            sent -> {
              if (!request.isEnded()) {
                request.connection().close();
              }
            });
  }

  private void answer(HttpServerRequest request, Buffer body) {
    ApiRequest asked = translate(request, body);
    if (api.isWatch(asked)) {
      watch(request, asked);
    } else {
      send(request.response(), api.handle(asked));
    }
  }

  private void watch(HttpServerRequest request, ApiRequest asked) {
    ServedWatch watch = new ServedWatch(vertx.getOrCreateContext(), request);
    WatchOutcome outcome = api.watch(asked, watch);
    if (outcome instanceof WatchOutcome.Refused refused) {
      send(request.response(), refused.response());
    } else if (outcome instanceof WatchOutcome.Open open) {
      watch.start(open.contentType(), open.handle());
    }
  }

  private static void send(HttpServerResponse response, ApiResponse answer) {
    if (response.closed()) {
      return;
    }
    response.setStatusCode(answer.status()).putHeader("Content-Type", answer.contentType());
    answer.headers().forEach(response::putHeader);
    response.end(Buffer.buffer(answer.body()));
  }

  private static ApiRequest translate(HttpServerRequest request, Buffer body) {
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach(
            (name, value) ->
                headers.merge(
                    name.toLowerCase(Locale.ROOT), value, (one, more) -> one + ", " + more));
    headers.remove("authorization");
    String query = request.query();
    String path = request.path();
    return new ApiRequest(
        request.method().name(),
        path == null ? "/" : path,
        query == null ? "" : query,
        headers,
        body.getBytes());
  }
}
