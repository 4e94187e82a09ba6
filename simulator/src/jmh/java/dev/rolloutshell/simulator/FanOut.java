package dev.rolloutshell.simulator;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Watchers of one pod among many, and changes of it that each of them must hear of. */
final class FanOut implements AutoCloseable {
  private final AtomicLong events = new AtomicLong();
  private final List<Watch> open = new ArrayList<>();
  private final int watchers;
  private final Served served;
  private Pod latest;

  /** Starts the server and the watches, each of which begins with the pod as it is. */
  FanOut(ServerKind server, int pods, int watchers) {
    this.watchers = watchers;
    this.served = Served.start(server, pods);
    this.latest = served.client.pods().withName(Served.name(0)).get();
    for (int i = 0; i < watchers; i++) {
      open.add(served.client.pods().withName(Served.name(0)).watch(new Counting()));
    }
    await(watchers);
  }

  private final class Counting implements Watcher<Pod> {
    @Override
    public void eventReceived(Action action, Pod pod) {
      events.incrementAndGet();
    }

    @Override
    public void onClose(WatcherException cause) {
      // The benchmark ends.
    }
  }

  private void await(long count) {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (events.get() < count) {
      Thread.yield();
      if (System.nanoTime() > patience) {
        throw new IllegalStateException(events.get() + " events instead of " + count);
      }
    }
  }

  /** Changes the pod and waits for all watchers. */
  Pod change() {
    long before = events.get();
    latest =
        served
            .client
            .resource(
                new PodBuilder(latest)
                    .editMetadata()
                    .addToAnnotations("turn", Long.toString(before))
                    .endMetadata()
                    .build())
            .update();
    await(before + watchers);
    return latest;
  }

  @Override
  public void close() throws Exception {
    open.forEach(Watch::close);
    served.close();
  }
}
