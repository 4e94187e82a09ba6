package dev.rolloutshell.crash;

import dev.rolloutshell.rollout.drive.RunReport;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

  private final World plain = new World(new Story(3, null, 0));
  private final World watched = new World(new Story(3, null, 0));

  /** API calls a rollout takes, counted beside its time. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Calls {
    /** Writes. */
    public long writes;

    /** Rollouts. */
    public long rollouts;
  }

  /** A rollout that renames, nobody watching. */
  @Benchmark
  public @Nullable RunReport rename(Calls calls) {
    plain.resetUnwatched();
    return run(plain, calls);
  }

  /** The same with every promise checked after every event. */
  @Benchmark
  public @Nullable RunReport renameWatched(Calls calls) {
    watched.reset();
    return run(watched, calls);
  }

  private static @Nullable RunReport run(World world, Calls calls) {
    Killer counter = new Killer();
    RunReport report = world.run(new Story(3, null, 0).forward(), counter);
    calls.writes += counter.writes().size();
    calls.rollouts++;
    return report;
  }
}
