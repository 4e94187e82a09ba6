package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.cluster.VirtualWaiting;
import dev.rolloutshell.cluster.Waiting;
import dev.rolloutshell.cluster.WallWaiting;
import dev.rolloutshell.explore.EndStates;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Stage;
import dev.rolloutshell.rollout.drive.ClusterRollouts;
import dev.rolloutshell.rollout.drive.KillPoint;
import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.WallClockPump;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.server.ServeOptions;
import dev.rolloutshell.simulator.server.ServedCluster;
import dev.rolloutshell.simulator.store.StoredObject;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same rollouts in every way: in process and over HTTPS; in one run, step by step, and with the
 * client killed and a new one going on. All must make the same writes and end alike.
 */
class EveryWayIT {

  /** A cluster as one client process after the other sees it. */
  private interface Door extends AutoCloseable {
    KubernetesClient client();

    Waiting waiting();

    @Override
    void close();
  }

  private static Door open(String transport, Stage world) {
    SimulatedCluster cluster = world.cluster();
    if (transport.equals("in process")) {
      return new Door() {
        @Override
        public KubernetesClient client() {
          return cluster.client("default");
        }

        @Override
        public Waiting waiting() {
          return new VirtualWaiting(cluster);
        }

        @Override
        public void close() {
          // The cluster needs nothing to be closed.
        }
      };
    }
    return new Served(cluster);
  }

  /** The same cluster behind HTTPS, its time running twenty times as fast as ours. */
  private static final class Served implements Door {
    private final WallClockPump pump;
    private final ServedCluster served;

    Served(SimulatedCluster cluster) {
      pump = new WallClockPump(cluster, 20);
      pump.run();
      served =
          ServedCluster.start(cluster, ServeOptions.onAnyPort(new SecureRandom(), Instant.now()));
    }

    @Override
    public KubernetesClient client() {
      Config config =
          new ConfigBuilder(Config.fromKubeconfig(served.kubeconfig("default")))
              .withRequestRetryBackoffLimit(0)
              .build();
      return new KubernetesClientBuilder()
          .withConfig(config)
          .withHttpClientFactory(new JdkHttpClientFactory())
          .build();
    }

    @Override
    public Waiting waiting() {
      return new WallWaiting(InstantSource.system());
    }

    @Override
    public void close() {
      served.close();
      pump.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "in process, run", "in process, steps", "in process, kills",
    "HTTPS, run", "HTTPS, steps", "HTTPS, kills"
  })
  void makesTheSameWritesAndEndsAlike(String transport, String mode) {
    Setup renamed = new Setup(2, null, 0);
    Stage world = new Stage(renamed);
    try (Door door = open(transport, world)) {
      List<String> writes = drive(door, mode, renamed.forward(), 100);

      assertThat(writes).isEqualTo(expected(renamed.forward(), 100));
      assertThat(EndStates.afterRollout(renamed, world.cluster().store())).isEmpty();
      assertThat(world.invariants().broken()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"in process, steps", "HTTPS, run", "HTTPS, kills"})
  void abortsAlike(String transport, String mode) {
    Setup story = new Setup(2, "web2", 0);
    Stage world = new Stage(story);
    ObjectKey key = new ObjectKey(ResourceTypes.REPLICATION_CONTROLLERS, "default", Setup.NAME);
    StoredObject original = Objects.requireNonNull(world.cluster().store().get(key));
    try (Door door = open(transport, world)) {
      drive(door, "steps", story.forward(), 8);

      List<String> writes = drive(door, mode, story.abort(), 100);

      assertThat(writes).startsWith("TurnBack", "FenceAbort").endsWith("RemoveMarksAfterAbort");
      assertThat(EndStates.afterAbort(story, world.cluster().store(), original)).isEmpty();
      assertThat(world.invariants().broken()).isEmpty();
    }
  }

  private static List<String> expected(Intent intent, int limit) {
    Stage world = new Stage(new Setup(2, null, 0));
    try (Door door = open("in process", world)) {
      return drive(door, "run", intent, limit);
    }
  }

  /** Rules of the writes made, by as many client processes as the mode needs. */
  private static List<String> drive(Door door, String mode, Intent first, int limit) {
    List<String> rules = new ArrayList<>();
    Intent intent = first;
    while (rules.size() < limit) {
      try (KubernetesClient client = door.client();
          ClusterRollouts rollouts = new ClusterRollouts(client, "default", door.waiting())) {
        RunReport report = once(rollouts, mode, intent, rules.size());
        report.steps().stream().map(StepRecord::rule).forEach(rules::add);
        boolean nothingLeft =
            report.code() == ExitCode.REFUSED && report.message().startsWith("nothing to resume");
        if (nothingLeft || (mode.equals("run") && report.code() == ExitCode.DONE)) {
          return rules;
        }
        assertThat(report.code()).as(report.message()).isIn(ExitCode.DONE, ExitCode.ABORTED);
        intent = intent.settled();
      }
    }
    return rules;
  }

  private static RunReport once(ClusterRollouts rollouts, String mode, Intent intent, int made) {
    return switch (mode) {
      case "steps" -> rollouts.step(intent, 1, Progress.NONE);
      case "kills" ->
          rollouts.kill(
              intent, made % 2 == 0 ? KillPoint.LOST_REPLY : KillPoint.AFTER, Progress.NONE);
      default -> rollouts.run(intent, null, Progress.NONE);
    };
  }
}
