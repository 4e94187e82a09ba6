package dev.rolloutshell.cluster;

import io.fabric8.kubernetes.client.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One watch, from its opening to its end. Opening it blocks nobody, and a proxy that lets no
 * WebSocket through only means that it never lives.
 */
final class WatchStream implements WebSocket.Listener {

  private final Consumer<String> frames;
  private final Runnable ended;
  private @Nullable CompletableFuture<WebSocket> socket;
  private volatile boolean dead;

  /** A watch that hands on every frame as it comes, and says when none will come any more. */
  WatchStream(Consumer<String> frames, Runnable ended) {
    this.frames = frames;
    this.ended = ended;
  }

  void open(Transport transport, String pathAndQuery) {
    try {
      socket =
          transport.http().newWebSocketBuilder().uri(transport.uri(pathAndQuery)).buildAsync(this);
    } catch (RuntimeException e) {
      dead = true;
      return;
    }
    var unused =
        socket.whenComplete(
            (open, failure) -> {
              if (failure != null) {
                dead = true;
              }
            });
  }

  /** Whether frames come, or may come once it is open. */
  boolean live() {
    return !dead;
  }

  /** Whether the server has accepted it, so that no change since its beginning is missed. */
  boolean open() {
    return !dead && socket != null && socket.isDone();
  }

  void close() {
    dead = true;
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
    if (!dead) {
      frames.accept(text);
    }
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

  private void end() {
    if (!dead) {
      dead = true;
      ended.run();
    }
  }
}
