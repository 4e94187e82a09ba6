package dev.rolloutshell.simulator.server;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open connections. One that sends no whole request within the server's patience is closed, and
 * so is one on which nothing was asked for three times as long; one that waits for an answer or
 * follows a watch stays.
 */
final class Connections {
  private static final int TURNS_BETWEEN_REQUESTS = 3;

  private final Map<HttpConnection, Use> open = new ConcurrentHashMap<>();

  /** What a connection is used for; on the event loop only. */
  private static final class Use {
    int underWay;
    boolean silent = true;
    int idleTurns;
  }

  Connections(Vertx vertx, Duration patience) {
    vertx.setPeriodic(patience.toMillis(), turn -> closeIdle());
  }

  void opened(HttpConnection connection) {
    open.put(connection, new Use());
    connection.closeHandler(closed -> open.remove(connection));
  }

  /** A request came; it is under way until its answer ends. */
  void asked(HttpServerRequest request) {
    Use use = open.get(request.connection());
    if (use == null) {
      return;
    }
    use.silent = false;
    use.idleTurns = 0;
    use.underWay++;
    request.response().endHandler(answered -> use.underWay--);
  }

  /** A connection is now a WebSocket, which ends in its own ways. */
  void upgraded(HttpServerRequest request) {
    open.remove(request.connection());
  }

  private void closeIdle() {
    open.forEach(
        (connection, use) -> {
          if (use.underWay > 0) {
            return;
          }
          if (++use.idleTurns > (use.silent ? 1 : TURNS_BETWEEN_REQUESTS)) {
            connection.close();
          }
        });
  }
}
