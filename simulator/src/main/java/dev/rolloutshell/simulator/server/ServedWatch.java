package dev.rolloutshell.simulator.server;

import dev.rolloutshell.simulator.api.WatchHandle;
import dev.rolloutshell.simulator.api.WatchSink;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.streams.WriteStream;
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
  private static final byte[] END = new byte[0];

  private final Context context;
  private final HttpServerRequest request;
  private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
  private long bytes;
  private long most = Long.MAX_VALUE;
  private boolean scheduled;
  private boolean over;

  private @Nullable WatchHandle handle;
  private @Nullable Socket socket;

  /** Where the frames go, used on the event loop only. */
  private interface Socket {
    void write(byte[] frame);

    /**
     * Whether what was written waits for the reader, and the task runs when that is over; or
     * whether there is nobody to write to any more.
     */
    boolean isFull(Runnable whenItIsNot);

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
    while (!to.isFull(this::drain)) {
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
      to.write(frame);
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

  private static boolean waits(WriteStream<?> stream, Runnable whenItDoesNot) {
    if (!stream.writeQueueFull()) {
      return false;
    }
    stream.drainHandler(drained -> whenItDoesNot.run());
    return true;
  }

  private record Lines(HttpServerResponse response) implements Socket {
    @Override
    public void write(byte[] frame) {
      response.write(Buffer.buffer(frame.length + 1).appendBytes(frame).appendByte((byte) 10));
    }

    @Override
    public boolean isFull(Runnable whenItIsNot) {
      return response.closed() || response.ended() || waits(response, whenItIsNot);
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
    public void write(byte[] frame) {
      webSocket.writeTextMessage(new String(frame, StandardCharsets.UTF_8));
    }

    @Override
    public boolean isFull(Runnable whenItIsNot) {
      return webSocket.isClosed() || waits(webSocket, whenItIsNot);
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
