package dev.rolloutshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as an API server, in a process of its own, with a client from outside. */
class ServeIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path directory;

  private Path kubeconfig() {
    return directory.resolve("kube config");
  }

  private Process serve(String... more) {
    List<String> words =
        new java.util.ArrayList<>(List.of("simulator", "serve", "--kubeconfig=" + kubeconfig()));
    words.addAll(List.of(more));
    Process process = Program.start(directory, words);
    await().atMost(PATIENCE).until(() -> !process.isAlive() || Files.exists(kubeconfig()));
    assertThat(process.isAlive()).as(Program.read(directory.resolve("err"))).isTrue();
    return process;
  }

  private KubernetesClient client() throws IOException {
    return new KubernetesClientBuilder()
        .withConfig(Config.fromKubeconfig(Files.readString(kubeconfig())))
        .build();
  }

  private Program.Ended interrupt(Process process) throws Exception {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    return Program.await(directory, process);
  }

  @Test
  void servesAFreshClusterUntilInterruptedAndSaysWhatToType() throws Exception {
    Process process = serve("--speed=max");
    try (KubernetesClient client = client()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kubeconfig())))
          .isEqualTo("rw-------");
      assertThat(client.getMasterUrl()).hasToString(url());
      List<Pod> pods = client.pods().withLabel("app", "web").list().getItems();
      assertThat(pods).hasSize(3);
      assertThat(Instant.parse(pods.get(0).getMetadata().getCreationTimestamp()))
          .isBetween(Instant.now().minusSeconds(300), Instant.now());
      client.replicationControllers().withName("web").scale(5);
      await().atMost(PATIENCE).until(() -> client.pods().list().getItems().size() == 5);
    }
    Program.Ended ended = interrupt(process);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err().strip()).isEqualTo("stopped; removed " + kubeconfig());
    assertThat(kubeconfig()).doesNotExist();
    assertThat(ended.out().lines())
        .hasSize(4)
        .contains("  export KUBECONFIG='" + kubeconfig() + "'", "  kubectl get pods -w");
  }

  /** fabric8 puts the slash there that the file does not have. */
  private String url() throws IOException {
    return Files.readString(kubeconfig())
            .lines()
            .filter(l -> l.strip().startsWith("server: "))
            .findFirst()
            .orElseThrow()
            .strip()
            .substring("server: ".length())
        + "/";
  }

  @Test
  void plainHttpIsSaidAloudAndAsksForNoToken() throws Exception {
    Process process = serve("--insecure-http", "-o", "json");
    Files.writeString(
        kubeconfig(), Files.readString(kubeconfig()).replaceAll("(?m)^ *token: .*$", "    {}"));
    try (KubernetesClient client = client()) {
      assertThat(client.replicationControllers().withName("web").get()).isNotNull();
    }
    Program.Ended ended = interrupt(process);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("\"server\": \"http://localhost:");
    assertThat(ended.err()).contains("WARNING: plain HTTP");
  }

  @Test
  void aSessionServesItsOwnClusterInTheBackground() throws Exception {
    Process process = Program.start(directory, List.of());
    try (var stdin = process.getOutputStream()) {
      type(stdin, "simulator serve --background --kubeconfig='" + kubeconfig() + "'");
      await().atMost(PATIENCE).until(() -> Files.exists(kubeconfig()));
      try (KubernetesClient client = client()) {
        client.replicationControllers().withName("web").scale(2);
        type(stdin, "get rc web -o json");
        await()
            .atMost(PATIENCE)
            .until(() -> Program.read(directory.resolve("out")).contains("\"replicas\": 2"));
        type(stdin, "scale rc web --replicas=1");
        await().atMost(PATIENCE).until(() -> client.pods().list().getItems().size() == 1);
      }
    }
    assertThat(Program.await(directory, process).code()).isZero();
  }

  private static void type(java.io.OutputStream stdin, String line) throws IOException {
    stdin.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    stdin.flush();
  }

  @Test
  void terminatedItRemovesItsKubeconfigAndNobodyElses() throws Exception {
    Process process = serve();
    process.destroy();
    assertThat(Program.await(directory, process).err()).contains("stopped; removed ");
    assertThat(kubeconfig()).doesNotExist();
    Process another = serve();
    Files.writeString(kubeconfig(), "# mine now\n");
    Program.Ended ended = interrupt(another);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).contains("stopped; left ", "not this simulator's any more");
    assertThat(kubeconfig()).hasContent("# mine now");
  }

  @Test
  void whatWasLeftBehindByOneThatWasKilledIsOverwritten() throws Exception {
    Process killed = serve();
    killed.destroyForcibly().waitFor();
    String left = Files.readString(kubeconfig());
    Process next =
        Program.start(directory, List.of("simulator", "serve", "--kubeconfig=" + kubeconfig()));
    await().atMost(PATIENCE).until(() -> !Files.readString(kubeconfig()).equals(left));
    assertThat(interrupt(next).code()).isZero();
  }

  @Test
  void aPortInUseIsOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Program.Ended ended =
          Program.run(
              directory,
              "",
              "simulator",
              "serve",
              "--port=" + taken.getLocalPort(),
              "--kubeconfig=" + kubeconfig());

      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.err())
          .hasLineCount(2)
          .contains("error: port " + taken.getLocalPort(), "in use", "try: ", "--port=N");
      assertThat(kubeconfig()).doesNotExist();
    }
  }

  @Test
  void aSingleCommandHasNoBackground() {
    Program.Ended ended = Program.run(directory, "", "simulator", "serve", "--background");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("leaves no session");
  }
}
