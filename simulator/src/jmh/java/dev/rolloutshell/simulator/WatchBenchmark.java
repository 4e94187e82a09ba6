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
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** A PUT until every watcher has its event. */
public class WatchBenchmark extends SideBySide {

  /** How many watch the pod that changes. */
  @Param({"1", "10", "100"})
  public int watchers;

  private final AtomicLong events = new AtomicLong();
  private final List<Watch> open = new ArrayList<>();
  private Served served;
  private Pod latest;

  /** Starts the server and the watches, each of which begins with the pod as it is. */
  @Setup
  public void start() {
    served = Served.start(server, pods);
    latest = served.client.pods().withName(Served.name(0)).get();
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

  /** Stops everything. */
  @TearDown
  public void stop() throws Exception {
    open.forEach(Watch::close);
    served.close();
  }

  /** Changes the pod and waits for all watchers. */
  @Benchmark
  public Pod fanOut() {
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
}
