package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.api.WatchSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The one lock of a cluster. Frames of watches that gather while it is held are delivered when it
 * is let go, so that whoever receives one can call the cluster.
 */
final class ClusterLock {
  private final ReentrantLock lock = new ReentrantLock();
  private final List<BufferedSink> full = new ArrayList<>();

  void lock() {
    lock.lock();
  }

  /** Lets go; the last to do so delivers the frames that gathered meanwhile. */
  void unlock() {
    List<BufferedSink> ready = List.of();
    if (lock.getHoldCount() == 1 && !full.isEmpty()) {
      ready = List.copyOf(full);
      full.clear();
      ready.forEach(BufferedSink::unlisted);
    }
    lock.unlock();
    ready.forEach(BufferedSink::deliver);
  }

  /** Between two events, watchers learn of the first before the second happens. */
  void deliverIfOutermost() {
    if (lock.getHoldCount() == 1 && !full.isEmpty()) {
      unlock();
      lock.lock();
    }
  }

  /** Runs something under the lock. */
  void run(Runnable task) {
    lock.lock();
    try {
      task.run();
    } finally {
      unlock();
    }
  }

  /** Asks something under the lock. */
  <T> T ask(Supplier<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      unlock();
    }
  }

  /** A sink whose frames wait until the lock is let go. */
  BufferedSink holdBack(WatchSink receiver) {
    return new BufferedSink(receiver, full);
  }
}
