package dev.rolloutshell.simulator.transport;

import dev.rolloutshell.simulator.api.WatchSink;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Frames on their way to a client that takes one for each credit it gave, as sockets do. Any thread
 * may add or give credit; the client is called by one at a time, without a lock held.
 */
abstract class FrameFlow implements WatchSink {
  private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
  private int credits;
  private boolean open;
  private boolean ended;
  private boolean over;
  private boolean delivering;

  FrameFlow(int credits) {
    this.credits = credits;
  }

  /** The client takes a frame. */
  abstract void take(byte[] frame);

  /** The client learns that no frame follows. */
  abstract void finish();

  @Override
  public void frame(byte[] json) {
    synchronized (this) {
      if (ended) {
        return;
      }
      frames.add(json);
    }
    deliver();
  }

  @Override
  public void end() {
    synchronized (this) {
      ended = true;
    }
    deliver();
  }

  /** The client is ready; nothing is delivered before. */
  void open() {
    synchronized (this) {
      open = true;
    }
    deliver();
  }

  /** The client can take one more frame. */
  void credit() {
    synchronized (this) {
      credits++;
    }
    deliver();
  }

  /** Throws away what was not delivered, and ends. */
  void cut() {
    synchronized (this) {
      frames.clear();
    }
    end();
  }

  /** How many frames wait for the client. */
  synchronized int waiting() {
    return frames.size();
  }

  private void deliver() {
    synchronized (this) {
      if (delivering || !open) {
        return;
      }
      delivering = true;
    }
    try {
      while (true) {
        byte @Nullable [] next;
        synchronized (this) {
          boolean nothing = frames.isEmpty() ? !ended : credits == 0;
          if (over || nothing) {
            delivering = false;
            return;
          }
          next = frames.poll();
          if (next == null) {
            over = true;
          } else {
            credits--;
          }
        }
        if (next == null) {
          finish();
        } else {
          take(next);
        }
      }
    } catch (RuntimeException | Error broken) {
      synchronized (this) {
        delivering = false;
      }
      throw broken;
    }
  }
}
