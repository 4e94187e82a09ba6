package dev.rolloutshell.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.store.DeleteOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeterminismTest {

  /** Everything that happened, and every version of every object. */
  private static List<String> traceOf(SimulatedCluster cluster) {
    List<String> trace = new ArrayList<>();
    cluster.afterEachEvent(c -> trace.add(c.now() + " " + c.lastEvent()));
    cluster.store().onChange(change -> trace.add(change.object().json().toString()));
    return trace;
  }

  private static void liven(Cluster cluster) {
    cluster.load(Cluster.controller("foo", 3, "example/crash:v1"));
    cluster.simulated.advance(Duration.ofMillis(1_500));
    cluster.scale("web", 5);
    cluster.simulated.api().objects().delete(cluster.pods().get(1).key(), DeleteOptions.DEFAULT);
    cluster.simulated.advance(Duration.ofSeconds(20));
  }

  private static List<String> run(long seed) {
    Cluster cluster =
        new Cluster(
            SimulatorOptions.DEFAULT.withSeed(seed).withManagerLag(1, Duration.ofMillis(200)));
    List<String> trace = traceOf(cluster.simulated);
    Sample.load(cluster.simulated);
    liven(cluster);
    return trace;
  }

  @Test
  void twoRunsOfOneSeedGiveTheSameTrace() {
    List<String> trace = run(7);

    assertThat(trace).hasSizeGreaterThan(100).isEqualTo(run(7));
  }

  @Test
  void anotherSeedGivesAnotherTrace() {
    assertThat(run(7)).isNotEqualTo(run(8));
  }

  @Test
  void runFromACheckpointEqualsTheRun() {
    Cluster cluster = Cluster.withSample(SimulatorOptions.DEFAULT);
    cluster.scale("web", 6);
    cluster.simulated.advance(Duration.ofMillis(300));
    Checkpoint checkpoint = cluster.simulated.checkpoint();
    List<String> trace = traceOf(cluster.simulated);
    liven(cluster);
    List<String> first = List.copyOf(trace);
    trace.clear();

    cluster.simulated.restore(checkpoint);
    liven(cluster);

    assertThat(trace).hasSizeGreaterThan(100).isEqualTo(first);
  }

  @Test
  void forkedClusterRunsLikeTheOriginal() {
    Cluster cluster = Cluster.withSample(SimulatorOptions.DEFAULT);
    cluster.scale("web", 1);
    cluster.simulated.advance(Duration.ofMillis(300));
    SimulatedCluster fork =
        SimulatedCluster.startFrom(SimulatorOptions.DEFAULT, cluster.simulated.checkpoint());
    List<String> original = traceOf(cluster.simulated);
    List<String> forked = traceOf(fork);

    cluster.simulated.advance(Duration.ofMinutes(1));
    fork.advance(Duration.ofMinutes(1));

    assertThat(forked).isNotEmpty().isEqualTo(original);
  }
}
