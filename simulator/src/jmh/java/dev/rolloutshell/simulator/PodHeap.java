package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.model.ResourceTypes;
import java.time.Duration;

/**
 * Prints how much heap the pods of one controller take, once all are ready. Arguments: how many,
 * and whether to record Events.
 */
public final class PodHeap {
  private static final double MIB = 1 << 20;

  private PodHeap() {}

  private static double used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / MIB;
  }

  /** Makes the pods, then measures. */
  public static void main(String[] args) {
    int pods = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    boolean events = args.length > 1 && Boolean.parseBoolean(args[1]);
    SimulatedCluster cluster =
        SimulatedCluster.start(SimulatorOptions.DEFAULT.recordingEvents(events));
    double before = used();
    long start = System.nanoTime();
    Bench.load(cluster, Bench.controller(pods));
    if (!cluster.settle(Duration.ofHours(12))) {
      throw new IllegalStateException("not at rest");
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double after = used();
    System.out.printf(
        "%d pods ready, %d objects in all, %.1f s: %.0f MiB of heap after GC, %.2f KiB a pod;"
            + " most the heap may take: %.0f MiB%n",
        cluster.store().count(ResourceTypes.PODS, Bench.NAMESPACE),
        cluster.store().size(),
        seconds,
        after,
        (after - before) * 1024 / pods,
        Runtime.getRuntime().maxMemory() / MIB);
  }
}
