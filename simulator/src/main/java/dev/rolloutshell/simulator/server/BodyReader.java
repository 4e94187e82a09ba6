package dev.rolloutshell.simulator.server;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Collects a request's body up to a size, and for at most a time. Of a body that is too large the
 * rest is read and dropped, so that a client that is still sending gets to read its refusal.
 */
final class BodyReader {

  /** Whoever sends more than this after a refusal is cut off. */
  private static final long MOST_DROPPED = 64L << 20;

  private final HttpServerRequest request;
  private final int largest;
  private final Buffer body = Buffer.buffer();
  private final Consumer<HttpServerRequest> tooLarge;
  private boolean over;
  private boolean ended;
  private long dropped;

  private BodyReader(HttpServerRequest request, int largest, Consumer<HttpServerRequest> tooLarge) {
    this.request = request;
    this.largest = largest;
    this.tooLarge = tooLarge;
  }

  /** Reads a body and hands it on, or the request when its body is too large. */
  static void read(
      Vertx vertx,
      HttpServerRequest request,
      int largest,
      Duration patience,
      BiConsumer<HttpServerRequest, Buffer> whole,
      Consumer<HttpServerRequest> tooLarge) {
    BodyReader reader = new BodyReader(request, largest, tooLarge);
    if (declaredLength(request) > largest) {
      reader.refuse();
    }
    reader.listen(
        vertx,
        patience,
        () -> {
          if (reader.over) {
            hangUp(request);
          } else {
            whole.accept(request, reader.body);
          }
        });
  }

  /** Reads and drops the body of a request that was refused. */
  static void drop(Vertx vertx, HttpServerRequest request, Duration patience) {
    BodyReader reader = new BodyReader(request, 0, refused -> {});
    reader.over = true;
    reader.listen(vertx, patience, () -> hangUp(request));
  }

  /** Go's server hangs up on whoever it did not listen to. */
  private static void hangUp(HttpServerRequest request) {
    if (request.version() != HttpVersion.HTTP_2) {
      request.connection().close();
    }
  }

  private static long declaredLength(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException beyondAll) {
      return Long.MAX_VALUE;
    }
  }

  private void listen(Vertx vertx, Duration patience, Runnable atEnd) {
    boolean hasBody =
        request.getHeader("Content-Length") != null
            || request.getHeader("Transfer-Encoding") != null
            || !request.isEnded();
    long timer = hasBody ? vertx.setTimer(patience.toMillis(), late -> giveUp()) : -1;
    request.handler(this::more);
    request.exceptionHandler(
        broken -> {
          ended = true;
          vertx.cancelTimer(timer);
        });
    request.endHandler(
        end -> {
          ended = true;
          vertx.cancelTimer(timer);
          atEnd.run();
        });
  }

  private void more(Buffer chunk) {
    if (over) {
      dropped += chunk.length();
      if (dropped > MOST_DROPPED) {
        giveUp();
      }
    } else if (body.length() + chunk.length() > largest) {
      refuse();
    } else {
      body.appendBuffer(chunk);
    }
  }

  private void refuse() {
    over = true;
    tooLarge.accept(request);
  }

  /** Ends the connection, or in HTTP/2 the exchange alone. */
  private void giveUp() {
    if (!ended) {
      over = true;
      request.response().reset();
    }
  }
}
