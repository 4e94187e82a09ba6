package dev.rolloutshell.simulator.load;

import dev.rolloutshell.simulator.model.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A client that follows the config maps from a version on and writes down what it is told. It goes
 * on from where it was whenever a watch ends, or (some do) after a number of events.
 */
final class Follower implements AutoCloseable {
  private final Caller caller;
  private final String query;
  private final int eventsAWatch;
  private final Journal journal = new Journal();
  private final List<String> troubles = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile long version;
  private volatile boolean closed;
  private volatile @Nullable InputStream reading;
  private final AtomicInteger watches = new AtomicInteger();

  /**
   * Begins to follow.
   *
   * @param query what else to ask for, beginning with {@code &} unless empty
   * @param eventsAWatch ends a watch after so many events and opens another
   */
  static Follower overHttp(Caller caller, long from, String query, int eventsAWatch) {
    Follower follower = new Follower(caller, from, query, eventsAWatch, false);
    follower.thread.start();
    return follower;
  }

  /** Begins to follow through WebSockets. */
  static Follower overWebSocket(Caller caller, long from) {
    Follower follower = new Follower(caller, from, "", Integer.MAX_VALUE, true);
    follower.thread.start();
    return follower;
  }

  private Follower(Caller caller, long from, String query, int eventsAWatch, boolean webSocket) {
    this.caller = caller;
    this.version = from;
    this.query = query;
    this.eventsAWatch = eventsAWatch;
    this.thread = new Thread(() -> follow(webSocket), "follower" + query);
    thread.setDaemon(true);
  }

  List<String> seen() {
    return journal.lines();
  }

  List<String> troubles() {
    return troubles;
  }

  /** How many watches it took. */
  int watches() {
    return watches.get();
  }

  private void follow(boolean webSocket) {
    while (!closed) {
      try {
        watches.incrementAndGet();
        if (webSocket) {
          followMessages();
        } else {
          followLines();
        }
      } catch (InterruptedException stopped) {
        return;
      } catch (Exception broken) {
        if (!closed) {
          troubles.add(broken.toString());
        }
        return;
      }
    }
  }

  private String uri() {
    return LoadClient.MAPS + "?watch=true&resourceVersion=" + version + query;
  }

  private void followLines() throws Exception {
    HttpResponse<InputStream> response =
        caller
            .http()
            .send(caller.request(uri()).build(), HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new IllegalStateException("watch refused: " + response.statusCode());
    }
    reading = response.body();
    try (InputStream body = response.body();
        var lines =
            new java.io.BufferedReader(
                new java.io.InputStreamReader(body, StandardCharsets.UTF_8))) {
      int events = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line);
        if (++events >= eventsAWatch || closed) {
          return;
        }
      }
    }
  }

  private void followMessages() throws Exception {
    CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    URI at = URI.create(caller.url().replaceFirst("^http", "ws") + uri());
    WebSocket socket =
        caller
            .http()
            .newWebSocketBuilder()
            .header("Authorization", caller.authorization())
            .buildAsync(at, new Listener(end))
            .join();
    try {
      end.get();
    } finally {
      socket.abort();
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final CompletableFuture<@Nullable Void> end;
    private final StringBuilder text = new StringBuilder();

    Listener(CompletableFuture<@Nullable Void> end) {
      this.end = end;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        take(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      end.complete(null);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      end.completeExceptionally(error);
    }
  }

  private void take(String line) {
    JsonObject frame = Caller.parsed(line.getBytes(StandardCharsets.UTF_8));
    JsonObject metadata = frame.object("object").object("metadata");
    version = Long.parseLong(metadata.string("resourceVersion", "-1"));
    String type = frame.string("type", "");
    if (type.equals("ERROR")) {
      troubles.add(line);
    } else if (!type.equals("BOOKMARK")) {
      journal.add(type, metadata.string("name", ""), version);
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      InputStream open = reading;
      if (open != null) {
        open.close(); // An interrupt does not reach who reads from it.
      }
      thread.join(5_000);
    } catch (IOException alreadyGone) {
      // Then there is nothing to wait for.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
