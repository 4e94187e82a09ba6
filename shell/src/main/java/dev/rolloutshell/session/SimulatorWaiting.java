package dev.rolloutshell.session;

import dev.rolloutshell.cluster.Waiting;
import dev.rolloutshell.simulator.SimulatedCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Waits in virtual time: with the wall clock while virtual time follows it, and else at once, by
 * letting it pass.
 */
final class SimulatorWaiting implements Waiting {

  private static final long TICK_MILLIS = 20;

  private final SimulatedCluster cluster;
  private final BooleanSupplier following;
  private final BlockingQueue<Boolean> woken = new ArrayBlockingQueue<>(1);

  SimulatorWaiting(SimulatedCluster cluster, BooleanSupplier following) {
    this.cluster = cluster;
    this.following = following;
  }

  @Override
  public Instant now() {
    return cluster.now();
  }

  @Override
  public boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
    Instant end = now().plus(atMost);
    while (!condition.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Duration left = Duration.between(now(), end);
      if (left.isNegative() || left.isZero()) {
        return false;
      }
      if (following.getAsBoolean()) {
        woken.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
      } else {
        cluster.runUntil(condition, left);
      }
    }
    return true;
  }

  @Override
  public void wake() {
    // One waker is as good as several: the queue holds at most one.
    var unused = woken.offer(Boolean.TRUE);
  }
}
