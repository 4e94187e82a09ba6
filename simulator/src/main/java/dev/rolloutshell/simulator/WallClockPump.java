package dev.rolloutshell.simulator;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Lets a cluster's virtual time follow the wall clock, on a daemon thread. While paused, time
 * stands still, but for what requests and waits take.
 */
public final class WallClockPump implements AutoCloseable {
  /**
   * The speed that waits for nothing: whatever is pending happens at once, and only a cluster at
   * rest follows the wall clock.
   */
  public static final double MAX = Double.POSITIVE_INFINITY;

  private static final long TICK = Duration.ofMillis(20).toNanos();

  /** Containers that crash for ever are never at rest; clients are to get a word in. */
  private static final int MOST_EVENTS_A_TICK = 1_000;

  private final SimulatedCluster cluster;
  private final LongSupplier nanoTime;
  private final Thread thread;
  private volatile double speed;
  private volatile boolean paused;
  private volatile boolean closed;

  /**
   * Starts the pump.
   *
   * @param speed virtual seconds in a second; 1 for real time, or {@link #MAX}
   */
  public WallClockPump(SimulatedCluster cluster, double speed) {
    this(cluster, speed, System::nanoTime);
  }

  WallClockPump(SimulatedCluster cluster, double speed, LongSupplier nanoTime) {
    this.cluster = cluster;
    this.speed = speed;
    this.nanoTime = nanoTime;
    long start = nanoTime.getAsLong();
    this.thread = new Thread(() -> pump(start), "simulator-clock");
    thread.setDaemon(true);
    thread.start();
  }

  private void pump(long start) {
    long last = start;
    while (!closed) {
      LockSupport.parkNanos(TICK);
      long now = nanoTime.getAsLong();
      long passed = now - last;
      last = now;
      if (!paused && !closed && passed > 0) {
        advance(passed, speed);
      }
    }
  }

  private void advance(long passed, double times) {
    if (times < MAX) {
      cluster.advance(Duration.ofNanos((long) (passed * times)));
      return;
    }
    cluster.advance(Duration.ofNanos(passed));
    for (int i = 0; i < MOST_EVENTS_A_TICK && !closed && !paused; i++) {
      if (!cluster.runNextEvent()) {
        return;
      }
    }
  }

  /** Stops time. */
  public void pause() {
    paused = true;
  }

  /** Lets time go on, from where it stopped. */
  public void run() {
    paused = false;
  }

  /** Whether time stands still. */
  public boolean isPaused() {
    return paused;
  }

  /** Changes how many virtual seconds pass in a second. */
  public void setSpeed(double virtualSeconds) {
    this.speed = virtualSeconds;
  }

  /** Ends the thread; time stops. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    if (Thread.currentThread().equals(thread)) {
      return;
    }
    try {
      thread.join(1_000);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
