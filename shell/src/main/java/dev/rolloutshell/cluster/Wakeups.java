package dev.rolloutshell.cluster;

import io.fabric8.kubernetes.client.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Watches that do one thing: end a wait early. They carry no data, opening one blocks nobody, and a
 * proxy that lets no WebSocket through only costs the wait its shortcut.
 */
final class Wakeups {

  /** Changes come in bursts: a pod and its controller's status. One look serves them all. */
  private static final Duration BURST = Duration.ofMillis(10);

  private final Transport transport;
  private final String base;
  private final Waiting waiting;
  private final AtomicBoolean changed = new AtomicBoolean();
  private final List<Stream> streams = new ArrayList<>();

  Wakeups(Transport transport, String base, Waiting waiting) {
    this.transport = transport;
    this.base = base;
    this.waiting = waiting;
  }

  /** Notes where a resource was last read, so that a watch starts there. */
  void from(String resource, String resourceVersion) {
    for (Stream stream : streams) {
      if (stream.resource.equals(resource)) {
        stream.version = resourceVersion;
        return;
      }
    }
    streams.add(new Stream(resource, resourceVersion));
  }

  /** Waits for a change, or for the time to be up. */
  void await(Duration atMost) throws InterruptedException {
    streams.forEach(Stream::open);
    if (waiting.await(changed::get, atMost)) {
      waiting.await(() -> false, BURST);
    }
    changed.set(false);
  }

  void close() {
    streams.forEach(Stream::close);
  }

  private void wake() {
    changed.set(true);
    waiting.wake();
  }

  /** One watch, opened when a wait needs it and opened again when it has ended. */
  private final class Stream implements WebSocket.Listener {
    private final String resource;
    private String version;
    private @Nullable CompletableFuture<WebSocket> socket;

    Stream(String resource, String version) {
      this.resource = resource;
      this.version = version;
    }

    synchronized void open() {
      if (socket != null) {
        return;
      }
      String query = "?watch=true&allowWatchBookmarks=false&resourceVersion=" + version;
      try {
        socket =
            transport
                .http()
                .newWebSocketBuilder()
                .uri(transport.uri(base + resource + query))
                .buildAsync(this);
        var unused = socket.whenComplete((open, failure) -> ended(failure));
      } catch (RuntimeException e) {
        socket = null;
      }
    }

    private synchronized void ended(@Nullable Throwable failure) {
      if (failure != null) {
        socket = null;
      }
    }

    synchronized void close() {
      if (socket != null) {
        var unused = socket.whenComplete((open, failure) -> sendClose(open));
      }
    }

    private static void sendClose(@Nullable WebSocket open) {
      if (open != null) {
        open.sendClose(1000, "done");
      }
    }

    @Override
    public void onMessage(WebSocket webSocket, String text) {
      wake();
      webSocket.request();
    }

    @Override
    public void onClose(WebSocket webSocket, int code, String reason) {
      end();
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
      end();
    }

    private synchronized void end() {
      socket = null;
    }
  }
}
