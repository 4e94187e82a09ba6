package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.model.ResourceTypes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Pods a second that the replication manager creates for one controller. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class ReplicationBenchmark {
  private static final int PODS = 10_000;

  /** Whether the cluster's parts write core/v1 Events about each pod. */
  @Param({"true", "false"})
  public boolean events;

  /** Until all pods exist; those created first are started and ready by then. */
  @Benchmark
  @OperationsPerInvocation(PODS)
  public SimulatedCluster create() {
    SimulatedCluster cluster =
        SimulatedCluster.start(SimulatorOptions.DEFAULT.recordingEvents(events));
    Bench.load(cluster, Bench.controller(PODS));
    boolean all =
        cluster.runUntil(
            () -> cluster.store().count(ResourceTypes.PODS, Bench.NAMESPACE) == PODS,
            Duration.ofHours(1));
    if (!all) {
      throw new IllegalStateException("not all pods were created");
    }
    return cluster;
  }
}
