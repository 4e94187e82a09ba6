package dev.rolloutshell.simulator.server;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Collects a request's body up to a size, and for at most a time. */
final class BodyReader {
  private final HttpServerRequest request;
  private final int largest;
  private final Buffer body = Buffer.buffer();
  private final Consumer<HttpServerRequest> tooLarge;
  private boolean over;

  private BodyReader(HttpServerRequest request, int largest, Consumer<HttpServerRequest> tooLarge) {
    this.request = request;
    this.largest = largest;
    this.tooLarge = tooLarge;
  }

  static void read(
      Vertx vertx,
      HttpServerRequest request,
      int largest,
      long patienceMillis,
      BiConsumer<HttpServerRequest, Buffer> whole,
      Consumer<HttpServerRequest> tooLarge) {
    BodyReader reader = new BodyReader(request, largest, tooLarge);
    boolean hasBody =
        request.getHeader("Content-Length") != null
            || request.getHeader("Transfer-Encoding") != null;
    long timer = hasBody ? vertx.setTimer(patienceMillis, late -> reader.giveUp()) : -1;
    request.handler(reader::more);
    request.exceptionHandler(broken -> vertx.cancelTimer(timer));
    request.endHandler(
        end -> {
          vertx.cancelTimer(timer);
          if (!reader.over) {
            reader.over = true;
            whole.accept(request, reader.body);
          }
        });
  }

  private void more(Buffer chunk) {
    if (over) {
      return;
    }
    if (body.length() + chunk.length() > largest) {
      over = true;
      tooLarge.accept(request);
    } else {
      body.appendBuffer(chunk);
    }
  }

  private void giveUp() {
    if (!over) {
      over = true;
      request.connection().close();
    }
  }
}
