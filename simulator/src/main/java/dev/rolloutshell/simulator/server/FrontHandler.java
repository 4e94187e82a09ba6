package dev.rolloutshell.simulator.server;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.api.WatchOutcome;
import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.transport.ApiAccess;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Translates between HTTP and the simulated API; it decides only who may ask, and how much. */
final class FrontHandler {
  private static final int LARGEST_BODY = 3 * 1024 * 1024;

  private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private final Vertx vertx;
  private final ApiAccess api;
  private final byte[] authorization;
  private final boolean openToAll;
  private final Duration patience;
  private final Connections connections;

  FrontHandler(Vertx vertx, ApiAccess api, ServeOptions options) {
    this.vertx = vertx;
    this.api = api;
    this.openToAll = !options.https();
    this.authorization = ("Bearer " + options.token()).getBytes(StandardCharsets.UTF_8);
    this.patience = options.patience();
    this.connections = new Connections(vertx, patience);
  }

  void connected(HttpConnection connection) {
    connections.opened(connection);
  }

  /** What is not HTTP, or longer than anything sensible; answered as Go's HTTP server does. */
  void invalid(HttpServerRequest request) {
    boolean tooLong =
        request.decoderResult().cause() instanceof TooLongHttpLineException
            || request.decoderResult().cause() instanceof TooLongHttpHeaderException;
    plainly(request, tooLong ? "431 Request Header Fields Too Large" : "400 Bad Request");
  }

  private static void plainly(HttpServerRequest request, String line) {
    HttpServerResponse response = request.response();
    response
        .setStatusCode(Integer.parseInt(line.substring(0, 3)))
        .putHeader("Content-Type", "text/plain; charset=utf-8");
    if (request.version() == HttpVersion.HTTP_2) {
      response.end(line);
    } else {
      response.putHeader("Connection", "close");
      response.end(line).onComplete(sent -> request.connection().close());
    }
  }

  void handle(HttpServerRequest request) {
    connections.asked(request);
    if (!isWellEncoded(request.path())) {
      plainly(request, "400 Bad Request");
      return;
    }
    if (!isAllowed(request)) {
      refuse(request, 401, "Unauthorized", "Unauthorized");
      BodyReader.drop(vertx, request, patience);
      return;
    }
    if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      connections.upgraded(request);
      answer(request, Buffer.buffer()); // A request that was read to its end can no longer upgrade.
      return;
    }
    if (hasNoBody(request)) {
      answer(request, Buffer.buffer());
      return;
    }
    BodyReader.read(vertx, request, LARGEST_BODY, patience, this::answer, this::tooLarge);
  }

  /** In HTTP/1 the head says so, and there is nothing to wait for. */
  private static boolean hasNoBody(HttpServerRequest request) {
    return request.version() != HttpVersion.HTTP_2
        && request.getHeader("Content-Length") == null
        && request.getHeader("Transfer-Encoding") == null;
  }

  /** Go's HTTP server answers a path with a broken escape before anybody else sees it. */
  private static boolean isWellEncoded(@Nullable String path) {
    return path == null || path.indexOf('%') < 0 || !BROKEN_ESCAPE.matcher(path).find();
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

  /** A refusal of the front itself, whose body has not been read to the end. */
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
    if (request.version() != HttpVersion.HTTP_2) {
      response.putHeader("Connection", "close");
    }
    response.end(Buffer.buffer(Json.write(status)));
  }

  private void answer(HttpServerRequest request, Buffer body) {
    ApiRequest asked = translate(request, body);
    ApiResponse administered = api.administer(asked);
    if (administered != null) {
      send(request.response(), administered);
    } else if (api.isWatch(asked)) {
      whenDone(
          request,
          api.beforeWatchLater(asked),
          refusal -> {
            if (refusal.isPresent()) {
              send(request.response(), refusal.get());
            } else {
              watch(request, asked);
            }
          });
    } else {
      whenDone(request, api.exchangeLater(asked), answer -> send(request.response(), answer));
    }
  }

  /** Goes on at once, or on the event loop when it takes a while; a break is the client's, too. */
  private <T> void whenDone(
      HttpServerRequest request, CompletableFuture<T> what, Consumer<T> then) {
    if (what.isDone()) {
      settle(request, what, then);
      return;
    }
    Context loop = vertx.getOrCreateContext();
    var unused =
        what.whenComplete((value, broken) -> loop.runOnContext(now -> settle(request, what, then)));
  }

  private static <T> void settle(
      HttpServerRequest request, CompletableFuture<T> what, Consumer<T> then) {
    try {
      then.accept(what.join());
    } catch (CompletionException broken) {
      request.response().reset();
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
