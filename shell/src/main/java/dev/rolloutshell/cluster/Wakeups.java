package dev.rolloutshell.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Watches that end a wait early, and tell what has changed. No watch is needed for a wait. */
final class Wakeups {

  /** Changes come in bursts: a pod and its controller's status. One look serves them all. */
  private static final Duration BURST = Duration.ofMillis(10);

  private final Transport transport;
  private final String base;
  private final Waiting waiting;
  private final List<Watched<?>> resources;
  private final AtomicBoolean changed = new AtomicBoolean();

  Wakeups(Transport transport, String base, Waiting waiting, List<Watched<?>> resources) {
    this.transport = transport;
    this.base = base;
    this.waiting = waiting;
    this.resources = resources;
  }

  /** Waits for a change, or for the time to be up; says whether something changed. */
  boolean await(Duration atMost) throws InterruptedException {
    resources.forEach(resource -> resource.open(transport, base, this::wake));
    boolean woken = waiting.await(changed::get, atMost);
    if (woken) {
      waiting.await(() -> false, BURST);
    }
    changed.set(false);
    return woken;
  }

  void close() {
    resources.forEach(Watched::close);
  }

  private void wake() {
    changed.set(true);
    waiting.wake();
  }
}
