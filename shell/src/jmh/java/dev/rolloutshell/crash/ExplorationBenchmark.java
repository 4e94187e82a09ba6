package dev.rolloutshell.crash;

import dev.rolloutshell.explore.Budget;
import dev.rolloutshell.explore.Direction;
import dev.rolloutshell.explore.EndStates;
import dev.rolloutshell.explore.Exploration;
import dev.rolloutshell.explore.ExplorationReport;
import dev.rolloutshell.explore.Mishap;
import dev.rolloutshell.explore.Shard;
import dev.rolloutshell.explore.Stage;
import dev.rolloutshell.explore.Tool;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.simulator.fault.ClientDeath;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Rollouts of three pods that rename, each with its crash and its resume, every rule checked after
 * every event.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseParallelGC"})
public class ExplorationBenchmark {

  private static final dev.rolloutshell.explore.Setup STORY =
      new dev.rolloutshell.explore.Setup(3, null, 0);

  /** A stage of a thread's own, and the deaths to die on it, in turn. */
  @State(Scope.Thread)
  public static class Deaths {

    private final Stage stage = new Stage(STORY);
    private final int writes = writes();
    private int next;

    private int writes() {
      Killer counter = new Killer();
      stage.run(STORY.forward(), counter);
      return counter.takeWrites();
    }

    /** Before a write, after it, or with its reply lost, at every write. */
    int count() {
      return writes * ClientDeath.Moment.values().length;
    }

    /** A whole rollout, from its first call on, until the client dies; then the resume. */
    RunReport die() {
      ClientDeath.Moment[] moments = ClientDeath.Moment.values();
      int death = next++ % count();
      stage.reset();
      Killer killer = new Killer(death / moments.length, moments[death % moments.length]);
      RunReport report = stage.run(STORY.forward(), killer);
      if (report == null) {
        // Before the first write there is nothing to resume.
        report = stage.run(death == 0 ? STORY.forward() : STORY.resume(), new Killer());
      }
      List<String> broken = EndStates.afterRollout(STORY, stage.cluster().store());
      if (report == null || !broken.isEmpty() || !stage.invariants().broken().isEmpty()) {
        throw new IllegalStateException("death " + death + ": " + report + " " + broken);
      }
      return report;
    }
  }

  /** One death after the other; {@code -t 2} for two threads. */
  @Benchmark
  public RunReport crashAndResume(Deaths deaths) {
    return deaths.die();
  }

  /** Every write, with the three deaths at each. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public int everyWriteThreeDeaths(Deaths deaths) {
    for (int i = 0; i < deaths.count(); i++) {
      deaths.die();
    }
    return deaths.count();
  }

  /** How many threads explore at once. */
  @State(Scope.Benchmark)
  public static class Threads {

    /** For a look at whether two find twice as much. */
    @Param({"1", "2"})
    public int threads;
  }

  /** Cases that were run, not only counted because their state was known. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Runs {
    /** Cases run, a second. */
    public long runs;
  }

  /**
   * What {@code explore --depth=1 --replicas=3 --names=rename --direction=forward} does: every
   * call, with each of its deaths, and each of the three commands after it.
   */
  @Benchmark
  public ExplorationReport exploreDepthOne(Threads threads, Runs counter) {
    dev.rolloutshell.explore.Scope scope =
        new dev.rolloutshell.explore.Scope(
            List.of(STORY), List.of(Direction.FORWARD), Mishap.STANDARD, 1, 1, Shard.WHOLE);
    ExplorationReport report =
        new Exploration(Tool.OURS, scope, Budget.NONE, System::nanoTime)
            .run(threads.threads, Exploration.Listener.NONE);
    if (report.converged() != report.runs()) {
      throw new IllegalStateException(report.violations().toString());
    }
    counter.runs += report.runs() - report.pruned();
    return report;
  }
}
