package dev.rolloutshell.crash;

import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Stage;
import dev.rolloutshell.rollout.drive.RunReport;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Whole rollouts of three pods in process: fabric8 client, full API, controllers, pods. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RolloutBenchmark {

  private static final Setup STORY = new Setup(3, null, 0);

  private final Stage plain = new Stage(STORY);
  private final Stage watched = new Stage(STORY);
  private final Killer plainCalls = new Killer();
  private final Killer watchedCalls = new Killer();
  private final KubernetesClient plainClient = plain.client(plainCalls);
  private final KubernetesClient watchedClient = watched.client(watchedCalls);

  /** API calls that rollouts take, counted beside their time. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Calls {
    /** Reads. */
    public long reads;

    /** Writes. */
    public long writes;

    /** Rollouts. */
    public long rollouts;

    private void add(Killer counter) {
      reads += counter.takeReads();
      writes += counter.takeWrites();
      rollouts++;
    }
  }

  /** A rollout that renames, nobody watching. */
  @Benchmark
  public RunReport rename(Calls calls) {
    plain.resetUnwatched();
    RunReport report = plain.run(STORY.forward(), plainClient);
    calls.add(plainCalls);
    return report;
  }

  /** The same with every promise checked after every event. */
  @Benchmark
  public RunReport renameWatched(Calls calls) {
    watched.reset();
    RunReport report = watched.run(STORY.forward(), watchedClient);
    calls.add(watchedCalls);
    return report;
  }
}
