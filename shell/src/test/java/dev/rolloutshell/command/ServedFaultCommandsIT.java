package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import dev.rolloutshell.simulator.Sample;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.SimulatorOptions;
import dev.rolloutshell.simulator.WallClockPump;
import dev.rolloutshell.simulator.fault.FaultSpec;
import dev.rolloutshell.simulator.server.ServeOptions;
import dev.rolloutshell.simulator.server.ServedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fault commands and what strikes on a simulator that somebody else serves. */
class ServedFaultCommandsIT {

  private static final String RUN = "rollout run web --image=example/web:";

  private static final FaultSpec TWICE =
      FaultSpec.of(Map.of("kind", "latency", "trigger", Map.of("nth", 9, "times", 2)));

  /** What is done in a shell that is connected to a cluster which this process serves. */
  private interface Work {
    void with(SimulatedCluster cluster, ShellHarness shell);
  }

  private static void connected(Path folder, String context, Work work) throws IOException {
    SimulatedCluster cluster = SimulatedCluster.start(SimulatorOptions.DEFAULT);
    Sample.load(cluster);
    Path kubeconfig = folder.resolve("config");
    try (ServedCluster served =
            ServedCluster.start(
                cluster, ServeOptions.onAnyPort(new SplittableRandom(1), Instant.now()));
        WallClockPump pump = new WallClockPump(cluster, WallClockPump.MAX)) {
      assertThat(pump.isPaused()).isFalse();
      String text = served.kubeconfig("default");
      Files.writeString(
          kubeconfig,
          text.replaceAll("- name: simulator\n  context", "- name: " + context + "\n  context")
              .replace("current-context: simulator", "current-context: " + context));
      try (Session session =
          Connections.session(new Target.Cluster(kubeconfig, null, null), false)) {
        work.with(cluster, ShellHarness.recorded(session));
      }
    }
  }

  @Test
  void strikesAreToldWhileARolloutRunsAndMarkedInTheTimeline(@TempDir Path folder)
      throws IOException {
    connected(
        folder,
        "simulator",
        (cluster, shell) -> {
          cluster.faults().add(TWICE);

          ShellHarness.Shown run = shell.line(RUN + "v2 -o json");

          assertThat(run.code()).isEqualTo(ExitCode.DONE);
          assertThat(run.err())
              .containsOnlyOnce("fault latency struck: the call takes longer to arrive, at ")
              .contains("fault latency struck 2 times\n");
          assertThat(run.out()).contains("\"struck\": [", "\"kind\": \"latency\"");
          assertThat(shell.line("timeline web").out()).contains(" 2 faults in ");
          assertThat(shell.line(RUN + "v3").err()).doesNotContain("fault");
        });
  }

  @Test
  void aClusterThatIsNotKnownToBeASimulatorIsNotAsked(@TempDir Path folder) throws IOException {
    connected(
        folder,
        "prod",
        (cluster, shell) -> {
          cluster.faults().add(TWICE);
          assertThat(shell.line(RUN + "v2").err()).doesNotContain("fault");

          assertThat(shell.line("fault add latency --nth=9 --times=2").out()).contains("fault 2");
          assertThat(shell.line(RUN + "v3").err()).contains("fault latency struck 2 times\n");
        });
  }

  @Test
  void faultsOfAServedSimulatorAreAddedThroughItAndKillClientsOfThisShell(@TempDir Path folder)
      throws IOException {
    connected(
        folder,
        "simulator",
        (cluster, shell) -> {
          assertThat(shell.line("fault add kill-after --verb=write --nth=3").out())
              .isEqualTo("fault 1: kill-after --verb=write --nth=3\n");

          ShellHarness.Shown killed = shell.line(RUN + "v2");

          assertThat(killed.code()).isEqualTo(ExitCode.DONE);
          assertThat(killed.out())
              .contains("the client is dead after the answer to update pods/web");
          assertThat(shell.line("fault list").out()).contains("spent");
          assertThat(shell.line("fault remove 1").code()).isEqualTo(ExitCode.DONE);
          assertThat(cluster.faults().list()).isEmpty();
          assertThat(shell.line("rollout resume web").out()).contains("web is rolled out");
          assertThat(shell.line("simulator back").err())
              .contains(
                  ": expected the simulator of this shell, but this one is served by another"
                      + " process\n")
              .doesNotContain("real cluster", "connect simulator");
        });
  }
}
