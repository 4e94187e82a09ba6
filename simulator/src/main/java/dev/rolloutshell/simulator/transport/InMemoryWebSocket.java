package dev.rolloutshell.simulator.transport;

import dev.rolloutshell.simulator.api.WatchHandle;
import io.fabric8.kubernetes.client.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A watch as the WebSocket of a client in this process. */
final class InMemoryWebSocket extends FrameFlow implements WebSocket {
  private static final int NORMAL = 1000;

  private final Listener listener;
  private volatile @Nullable WatchHandle handle;

  InMemoryWebSocket(Listener listener) {
    super(1);
    this.listener = listener;
  }

  void attach(WatchHandle watch) {
    this.handle = watch;
  }

  /** Tells the client that it is connected, then lets frames flow. */
  void start() {
    listener.onOpen(this);
    open();
  }

  @Override
  void take(byte[] frame) {
    listener.onMessage(this, new String(frame, StandardCharsets.UTF_8));
  }

  @Override
  void finish() {
    listener.onClose(this, NORMAL, "");
  }

  @Override
  public boolean send(ByteBuffer buffer) {
    return true; // A watch listens to nobody.
  }

  @Override
  public boolean sendClose(int code, String reason) {
    WatchHandle watch = handle;
    if (watch != null) {
      watch.close();
    }
    cut();
    return true;
  }

  @Override
  public long queueSize() {
    return 0;
  }

  @Override
  public void request() {
    credit();
  }
}
