package dev.rolloutshell.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.cluster.WallWaiting;
import dev.rolloutshell.rollout.drive.ClusterRollouts;
import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.simulator.Sample;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.SimulatorOptions;
import dev.rolloutshell.simulator.WallClockPump;
import dev.rolloutshell.simulator.server.ServeOptions;
import dev.rolloutshell.simulator.server.ServedCluster;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that carry nothing any more and are never closed: those of a server that died. */
class SilentConnectionIT {

  /** Passes bytes on to a port, until what is connected is silenced. */
  private static final class Relay implements AutoCloseable {
    private final ServerSocket listener;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> silent = ConcurrentHashMap.newKeySet();

    Relay(int port) throws IOException {
      this.port = port;
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      start(this::accept);
    }

    private static void start(Runnable work) {
      Thread thread = new Thread(work, "relay");
      thread.setDaemon(true);
      thread.start();
    }

    private void accept() {
      try {
        while (true) {
          Socket client = listener.accept();
          Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
          open.add(client);
          open.add(server);
          start(() -> pass(client, server));
          start(() -> pass(server, client));
        }
      } catch (IOException e) {
        // The test is over.
      }
    }

    private void pass(Socket from, Socket to) {
      byte[] buffer = new byte[8192];
      try (from;
          to) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          if (!silent.contains(from)) {
            out.write(buffer, 0, n);
          }
        }
      } catch (IOException e) {
        // Closed by the other side.
      }
    }

    /** Nothing comes through what is connected now, in either direction. */
    int silence() {
      silent.addAll(open);
      return silent.size();
    }

    @Override
    public void close() throws IOException {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  @Test
  void aRolloutGoesOnThroughNewOnes(@TempDir Path folder) throws IOException {
    SimulatedCluster cluster = SimulatedCluster.start(SimulatorOptions.DEFAULT);
    Sample.load(cluster);
    try (ServedCluster served =
            ServedCluster.start(
                cluster, ServeOptions.onAnyPort(new SplittableRandom(1), Instant.now()));
        WallClockPump pump = new WallClockPump(cluster, WallClockPump.MAX);
        Relay relay = new Relay(served.port())) {
      assertThat(pump.isPaused()).isFalse();
      Path kubeconfig =
          Files.writeString(
              folder.resolve("config"),
              served
                  .kubeconfig("default")
                  .replace(":" + served.port(), ":" + relay.listener.getLocalPort()));
      Target.Access quick = new Target.Access(null, Duration.ofSeconds(2), null);
      try (ClusterConnection connection =
              ClusterConnection.open(
                  new Target.Cluster(kubeconfig, null, null, quick),
                  new WallWaiting(InstantSource.system()));
          Rollouts rollouts =
              new ClusterRollouts(connection.client(), "default", connection.waiting())) {
        assertThat(rollouts.underWay()).isEmpty();
        assertThat(relay.silence()).isPositive();

        RunReport run =
            rollouts.run(
                new Intent.Forward(
                    "web",
                    null,
                    new Intent.Image("example/web:v2", null, null),
                    Limits.DEFAULT,
                    Mark.LABEL_KEY),
                null,
                Progress.NONE);

        assertThat(run.code()).as(run.message()).isEqualTo(ExitCode.DONE);
      }
    }
  }
}
