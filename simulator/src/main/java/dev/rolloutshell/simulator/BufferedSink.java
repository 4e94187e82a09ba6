package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.api.WatchSink;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds a watch's frames back until the cluster is out of the change that caused them, so that
 * whoever receives one can call the cluster. Receivers are called in order, by one thread at a
 * time, without a lock held.
 */
final class BufferedSink implements WatchSink {
  private static final byte[] END = new byte[0];

  private final WatchSink receiver;
  private final List<BufferedSink> full;
  private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
  private boolean listed;
  private boolean delivering;

  /**
   * A buffer.
   *
   * @param full where it puts itself when it has frames; guarded by the cluster's lock, as {@link
   *     #frame} and {@link #end} are
   */
  BufferedSink(WatchSink receiver, List<BufferedSink> full) {
    this.receiver = receiver;
    this.full = full;
  }

  @Override
  public void frame(byte[] json) {
    add(json);
  }

  @Override
  public void end() {
    add(END);
  }

  private void add(byte[] frame) {
    synchronized (frames) {
      frames.add(frame);
    }
    if (!listed) {
      listed = true;
      full.add(this);
    }
  }

  /** It is no longer on the list of full ones. */
  void unlisted() {
    listed = false;
  }

  void deliver() {
    for (byte[] frame = next(true); frame != null; frame = next(false)) {
      try {
        if (isEnd(frame)) {
          receiver.end();
        } else {
          receiver.frame(frame);
        }
      } catch (RuntimeException | Error broken) {
        synchronized (frames) {
          delivering = false;
        }
        throw broken;
      }
    }
  }

  private static boolean isEnd(byte[] frame) {
    return frame.length == 0;
  }

  private byte @Nullable [] next(boolean begins) {
    synchronized (frames) {
      if (begins && delivering) {
        return null;
      }
      byte[] frame = frames.poll();
      delivering = frame != null;
      return frame;
    }
  }
}
