package dev.rolloutshell.simulator.server;

import dev.rolloutshell.simulator.api.WatchHandle;
import dev.rolloutshell.simulator.api.WatchSink;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A watch on its way to a socket, as lines of a chunked answer or as messages of a WebSocket. What
 * a reader does not take in is kept up to a limit; beyond it, the reader is cut off. What there was
 * when the watch began does not count: it is no larger than the cluster.
 */
final class ServedWatch implements WatchSink {
  private static final long MOST_BYTES = 16L * 1024 * 1024;
  private static final int MOST_UNDER_WAY = 256 * 1024;
  private static final byte[] END = new byte[0];

  private final Context context;
  private final HttpServerRequest request;
  private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
  private long bytes;
  private long most = Long.MAX_VALUE;
  private boolean scheduled;
  private boolean over;

  /** Bytes that the network has not taken yet; on the event loop only, as is the next. */
  private int underWay;

  /** Whether the next frame waits for the network. */
  private boolean full;

  private @Nullable WatchHandle handle;
  private @Nullable Socket socket;

  /** Where the frames go, used on the event loop only. */
  private interface Socket {
    /** Writes a frame; done when it is on its way through the network. */
    Future<Void> write(byte[] frame);

    /** Whether there is nobody to write to any more. */
    boolean isGone();

    void end();

    void cut();
  }

  ServedWatch(Context context, HttpServerRequest request) {
    this.context = context;
    this.request = request;
  }

  /** Answers the request, on the event loop; frames that came before are sent first. */
  void start(String contentType, WatchHandle watch) {
    this.handle = watch;
    synchronized (frames) {
      most = bytes + MOST_BYTES;
    }
    if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      request
          .toWebSocket()
          .onSuccess(
              webSocket -> {
                webSocket.closeHandler(closed -> close());
                webSocket.exceptionHandler(broken -> close());
                socket = new Messages(webSocket);
                drain();
              })
          .onFailure(broken -> close());
      return;
    }
    HttpServerResponse response = request.response();
    response.setChunked(true).putHeader("Content-Type", contentType);
    response.closeHandler(closed -> close());
    response.exceptionHandler(broken -> close());
    response.writeHead();
    socket = new Lines(response);
    drain();
  }

  @Override
  public void frame(byte[] json) {
    boolean tooMuch;
    synchronized (frames) {
      if (over) {
        return;
      }
      frames.add(json);
      bytes += json.length;
      tooMuch = bytes > most;
    }
    if (tooMuch) {
      close();
      context.runOnContext(now -> cut());
    } else {
      schedule();
    }
  }

  @Override
  public void end() {
    synchronized (frames) {
      if (over) {
        return;
      }
      frames.add(END);
    }
    schedule();
  }

  /** One task on the event loop sends whatever has gathered until it runs. */
  private void schedule() {
    synchronized (frames) {
      if (scheduled) {
        return;
      }
      scheduled = true;
    }
    context.runOnContext(now -> drain());
  }

  private void drain() {
    Socket to = socket;
    synchronized (frames) {
      if (to == null || over) {
        scheduled = false;
        return;
      }
    }
    while (underWay < MOST_UNDER_WAY && !to.isGone()) {
      byte[] frame;
      synchronized (frames) {
        frame = frames.poll();
        if (frame == null || over) {
          scheduled = false;
          return;
        }
        bytes -= frame.length;
      }
      if (frame.length == 0) {
        to.end();
        close();
        return;
      }
      underWay += frame.length;
      to.write(frame).onComplete(sent -> sent(frame.length));
    }
    full = true;
  }

  /** The network took a frame, or there is no connection any more. */
  private void sent(int length) {
    underWay -= length;
    if (full && underWay < MOST_UNDER_WAY) {
      full = false;
      drain();
    }
  }

  private void cut() {
    Socket to = socket;
    if (to != null) {
      to.cut();
    }
  }

  private void close() {
    synchronized (frames) {
      over = true;
      frames.clear();
    }
    WatchHandle watch = handle;
    if (watch != null) {
      watch.close();
    }
  }

  private record Lines(HttpServerResponse response) implements Socket {
    @Override
    public boolean isGone() {
      return response.closed() || response.ended();
    }

    @Override
    public Future<Void> write(byte[] frame) {
      return response.write(
          Buffer.buffer(frame.length + 1).appendBytes(frame).appendByte((byte) 10));
    }

    @Override
    public void end() {
      if (!response.ended()) {
        response.end();
      }
    }

    @Override
    public void cut() {
      response.reset();
    }
  }

  private record Messages(ServerWebSocket webSocket) implements Socket {
    @Override
    public boolean isGone() {
      return webSocket.isClosed();
    }

    @Override
    public Future<Void> write(byte[] frame) {
      return webSocket.writeTextMessage(new String(frame, StandardCharsets.UTF_8));
    }

    @Override
    public void end() {
      webSocket.close();
    }

    @Override
    public void cut() {
      webSocket.close((short) 1008, "too slow");
    }
  }
}
