package dev.rolloutshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rolloutshell.simulator.Sample;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.SimulatorOptions;
import dev.rolloutshell.simulator.WallClockPump;
import dev.rolloutshell.simulator.server.ServeOptions;
import dev.rolloutshell.simulator.server.ServedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program against an API server over HTTPS, as one-shot commands that may be killed. */
class OneShotIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path directory;

  private final SimulatedCluster cluster = SimulatedCluster.start(SimulatorOptions.DEFAULT);
  private ServedCluster served = serve();
  private WallClockPump pump = new WallClockPump(cluster, 1);

  private ServedCluster serve() {
    return ServedCluster.start(cluster, ServeOptions.onAnyPort(new Random(7), Instant.now()));
  }

  @BeforeEach
  void loadTheSample() {
    Sample.load(cluster);
    served.writeKubeconfig(directory.resolve("kube config"), "default");
  }

  @AfterEach
  void close() {
    pump.close();
    served.close();
    cluster.close();
  }

  private List<String> words(String... words) {
    java.util.ArrayList<String> all =
        new java.util.ArrayList<>(List.of("--kubeconfig", directory + "/kube config"));
    all.addAll(List.of(words));
    return all;
  }

  private Program.Ended run(String... words) {
    return Program.await(directory, Program.start(directory, words(words)));
  }

  private Process startRollout() {
    pump.close();
    pump = new WallClockPump(cluster, 0.2);
    Process process =
        Program.start(directory, words("rollout", "run", "web", "--image=example/web:v2"));
    await()
        .atMost(PATIENCE)
        .until(() -> Program.read(directory.resolve("out")).contains("step 7 "));
    return process;
  }

  private void hurry() {
    pump.close();
    pump = new WallClockPump(cluster, 20);
  }

  @Test
  void rollsOutOverHttps() {
    hurry();

    Program.Ended ended = run("rollout", "run", "web", "--image=example/web:v2");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).endsWith("web is rolled out\n");
    assertThat(run("get", "rc", "web", "-o", "json").out()).contains("example/web:v2");
  }

  @Test
  void followsChangesOverHttps() {
    hurry();
    run("scale", "rc", "web", "--replicas=5");

    Program.Ended ended = run("get", "pods", "-w", "--timeout=4s");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out().lines().filter(l -> l.startsWith("ADDED"))).hasSize(5);
    assertThat(ended.out().lines().filter(l -> l.contains("1/1     Running"))).hasSizeBetween(5, 9);
  }

  @Test
  void aRolloutKilledHardIsResumedByAnotherProcess() throws Exception {
    startRollout().destroyForcibly().waitFor();
    hurry();

    assertThat(run("rollout", "status").out()).contains("forward");
    assertThat(run("rollout", "resume").code()).isZero();
    assertThat(run("rollout", "resume").code()).isEqualTo(2);
  }

  @Test
  void anInterruptStopsBetweenTwoWritesAndAnAbortRestores() throws Exception {
    assumeTrue(Program.interruptible(), "SIGINT is ignored");
    Process process = startRollout();
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    Program.Ended interrupted = Program.await(directory, process);
    hurry();

    assertThat(interrupted.code()).isEqualTo(130);
    assertThat(interrupted.err()).contains("interrupted between two writes");
    Program.Ended aborted = run("rollout", "abort");
    assertThat(aborted.code()).as(aborted.err()).isZero();
    assertThat(run("get", "rc", "-o", "name").out()).isEqualTo("replicationcontroller/web\n");
  }

  @Test
  void aWrongTokenAnUntrustedCertificateAndASilentPortAreSaidInOneLine() throws IOException {
    Path file = directory.resolve("kube config");
    String good = Files.readString(file);

    Files.writeString(file, good.replace("token: ", "token: x"));
    refuses("refuses the credentials");
    Files.writeString(file, good.replaceAll("(?m)^ *certificate-authority-data: .*\\R", ""));
    refuses("its certificate is not trusted");
    Files.writeString(file, good);
    served.close();
    refuses("nothing listens there");
    served = serve();
  }

  private void refuses(String why) {
    Program.Ended ended = run("rollout", "status");

    assertThat(ended.code()).as(ended.err()).isEqualTo(7);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith("error: ").contains(why);
    assertThat(ended.err().lines().filter(l -> l.startsWith("error: "))).hasSize(1);
    assertThat(ended.err().lines()).hasSizeLessThanOrEqualTo(2);
  }
}
