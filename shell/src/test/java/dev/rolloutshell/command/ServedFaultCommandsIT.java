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
import dev.rolloutshell.simulator.server.ServeOptions;
import dev.rolloutshell.simulator.server.ServedCluster;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fault commands on a simulator that somebody else serves. */
class ServedFaultCommandsIT {

  @Test
  void faultsOfAServedSimulatorAreAddedThroughItAndKillClientsOfThisShell(@TempDir Path folder) {
    SimulatedCluster cluster = SimulatedCluster.start(SimulatorOptions.DEFAULT);
    Sample.load(cluster);
    Path kubeconfig = folder.resolve("config");
    try (ServedCluster served =
            ServedCluster.start(
                cluster, ServeOptions.onAnyPort(new SplittableRandom(1), Instant.now()));
        WallClockPump pump = new WallClockPump(cluster, WallClockPump.MAX)) {
      assertThat(pump.isPaused()).isFalse();
      served.writeKubeconfig(kubeconfig, "default");
      try (Session session =
          Connections.session(new Target.Cluster(kubeconfig, null, null), false)) {
        ShellHarness shell = new ShellHarness(session);
        assertThat(shell.line("fault add kill-after --verb=write --nth=3").out())
            .isEqualTo("fault 1: kill-after --verb=write --nth=3\n");

        ShellHarness.Shown killed = shell.line("rollout run web --image=example/web:v2");

        assertThat(killed.code()).isEqualTo(ExitCode.DONE);
        assertThat(killed.out()).contains("the client is dead after the answer to update pods/web");
        assertThat(shell.line("fault list").out()).contains("spent");
        assertThat(shell.line("fault remove 1").code()).isEqualTo(ExitCode.DONE);
        assertThat(cluster.faults().list()).isEmpty();
        assertThat(shell.line("rollout resume web").out()).contains("web is rolled out");
        assertThat(shell.line("simulator back").err())
            .contains(
                ": expected the simulator of this shell, but this one is served by another"
                    + " process\n")
            .doesNotContain("real cluster", "connect simulator");
      }
    }
  }
}
