package dev.rolloutshell.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rolloutshell.simulator.server.ServeOptions;
import dev.rolloutshell.simulator.server.ServedCluster;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The real kubectl, where it is on the PATH, against a served cluster whose time runs fast. */
abstract class ServedToKubectl {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String APP =
      """
      apiVersion: v1
      kind: ReplicationController
      metadata: {name: app, labels: {app: app}}
      spec:
        replicas: 2
        selector: {app: app}
        template:
          metadata: {labels: {app: app}}
          spec:
            containers: [{name: c, image: "example/app:v1", ports: [{containerPort: 80}]}]
      """;

  @TempDir Path folder;

  @Nullable SimulatedCluster cluster;
  private @Nullable ServedCluster served;
  private @Nullable WallClockPump pump;

  @BeforeEach
  void serve() throws IOException {
    boolean there = isOnThePath("kubectl");
    if (!there) {
      System.out.println("kubectl is not on the PATH: not tried against a served cluster");
    }
    assumeTrue(there, "kubectl is not on the PATH");
    Instant now = Instant.now();
    SimulatedCluster simulated =
        SimulatedCluster.start(
            SimulatorOptions.DEFAULT
                .startingAt(now.minusSeconds(60))
                .withCallLatency(Duration.ZERO));
    Sample.load(simulated);
    cluster = simulated;
    ServedCluster serving =
        ServedCluster.start(simulated, ServeOptions.onAnyPort(new SplittableRandom(1), now));
    serving.writeKubeconfig(folder.resolve("config"), "default");
    served = serving;
    pump = new WallClockPump(simulated, 5);
    Files.writeString(folder.resolve("app.yaml"), APP);
    Files.writeString(folder.resolve("app2.yaml"), APP.replace("app:v1", "app:v2"));
  }

  @AfterEach
  void stop() {
    if (pump != null) {
      pump.close();
    }
    if (served != null) {
      served.close();
    }
    if (cluster != null) {
      cluster.close();
    }
  }

  private static boolean isOnThePath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String place : path.split(File.pathSeparator, -1)) {
      if (!place.isEmpty() && Files.isExecutable(Path.of(place, program))) {
        return true;
      }
    }
    return false;
  }

  record Ended(int code, String text) {}

  Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("kubectl"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(folder.resolve("app.yaml").toFile()));
    builder.environment().put("KUBECONFIG", folder.resolve("config").toString());
    builder.environment().put("KUBECACHEDIR", folder.resolve("cache").toString());
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("KUBE_EDITOR", "sed -i s,app:v1,app:v5,");
    return builder.start();
  }

  Ended run(String... words) throws Exception {
    Process process = start(words);
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return new Ended(process.waitFor(), out());
  }

  String out() throws IOException {
    return Files.readString(folder.resolve("out"));
  }

  String kubectl(String... words) throws Exception {
    Ended ended = run(words);
    assertThat(ended.code()).as("kubectl %s: %s", String.join(" ", words), ended.text()).isZero();
    return ended.text();
  }

  SimulatedCluster cluster() {
    return java.util.Objects.requireNonNull(cluster);
  }
}
