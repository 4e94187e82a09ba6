package dev.rolloutshell.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rolloutshell.simulator.server.CannotServeException;
import dev.rolloutshell.simulator.server.ServeOptions;
import dev.rolloutshell.simulator.server.ServedCluster;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedClusterIT {
  private final ServeOptions any = ServeOptions.onAnyPort(new SplittableRandom(1), Instant.now());

  private final Cluster cluster = Cluster.withSample(SimulatorOptions.DEFAULT);
  private final SimulatedCluster simulated = cluster.simulated;
  private final ServedCluster served = ServedCluster.start(simulated, any);

  @AfterEach
  void stop() {
    served.close();
  }

  private KubernetesClient client() {
    return new KubernetesClientBuilder()
        .withConfig(Config.fromKubeconfig(served.kubeconfig("default")))
        .build();
  }

  private static final class Recorder<T extends HasMetadata> implements Watcher<T> {
    final List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    public void eventReceived(Action action, T object) {
      seen.add(action + " " + object.getMetadata().getName());
    }

    @Override
    public void onClose(@Nullable WatcherException cause) {}
  }

  @Test
  void clientWithTheKubeconfigReadsAndWrites() {
    try (KubernetesClient client = client()) {
      assertThat(client.pods().withLabel("app", "web").list().getItems()).hasSize(3);
      client
          .replicationControllers()
          .withName("web")
          .edit(
              web -> {
                web.getSpec().setReplicas(1);
                return web;
              });
      simulated.settle(Duration.ofMinutes(1));
      assertThat(client.pods().list().getItems()).hasSize(1);
      assertThatThrownBy(
              () ->
                  client
                      .pods()
                      .inNamespace("nowhere")
                      .resource(
                          new io.fabric8.kubernetes.api.model.PodBuilder()
                              .withNewMetadata()
                              .withName("x")
                              .endMetadata()
                              .build())
                      .create())
          .isInstanceOf(KubernetesClientException.class);
    }
  }

  @Test
  void webSocketWatchSeesEveryChangeOnceAndInOrder() {
    try (KubernetesClient client = client()) {
      Recorder<io.fabric8.kubernetes.api.model.ConfigMap> recorder = new Recorder<>();
      try (Watch watch = client.configMaps().watch(recorder)) {
        assertThat(watch).isNotNull();
        for (int i = 0; i < 200; i++) {
          client.configMaps().resource(configMap("c" + i)).create();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> recorder.seen.size() >= 200);
      }
      assertThat(recorder.seen).hasSize(200).doesNotHaveDuplicates();
      assertThat(recorder.seen.get(0)).isEqualTo("ADDED c0");
      assertThat(recorder.seen.get(199)).isEqualTo("ADDED c199");
      await().atMost(Duration.ofSeconds(10)).until(() -> simulated.api().openWatches() == 0);
    }
  }

  private static io.fabric8.kubernetes.api.model.ConfigMap configMap(String name) {
    return new ConfigMapBuilder().withNewMetadata().withName(name).endMetadata().build();
  }

  @Test
  void informerFollowsTheClusterWhileTimeFlows() {
    try (KubernetesClient client = client();
        WallClockPump pump = new WallClockPump(simulated, 10)) {
      assertThat(pump.isPaused()).isFalse();
      try (SharedIndexInformer<Pod> informer = client.pods().inform()) {
        assertThat(informer.getStore().list()).hasSize(3);
        client.replicationControllers().withName("web").scale(5);
        await().atMost(Duration.ofSeconds(20)).until(() -> informer.getStore().list().size() == 5);
      }
    }
  }

  private HttpResponse<String> get(String path, @Nullable String token) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(served.url() + path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpClient http() throws Exception {
    return HttpClient.newBuilder()
        .sslContext(Trust.only(java.util.Objects.requireNonNull(served.certificate())))
        .build();
  }

  @Test
  void tokenIsAskedOfEverybody() throws Exception {
    assertThat(get("/api/v1/namespaces/default/pods", served.token()).statusCode()).isEqualTo(200);
    assertThat(get("/api/v1/namespaces/default/pods", null).statusCode()).isEqualTo(401);
    assertThat(get("/api/v1/namespaces/default", "wrong").statusCode()).isEqualTo(401);
  }

  @Test
  void hugeBodyIsRefusedAndTheServerGoesOn() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(served.url() + "/api/v1/namespaces/default/pods"))
            .header("Authorization", "Bearer " + served.token())
            .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024]))
            .build();
    try {
      assertThat(http().send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(413);
    } catch (IOException connectionClosedWhileSending) {
      // A client that insists on sending the rest sees the connection go.
    }
    assertThat(get("/api/v1/namespaces/default", served.token()).statusCode()).isEqualTo(200);
  }

  @Test
  void portInUseIsSaid() {
    assertThatThrownBy(() -> ServedCluster.start(simulated, any.onPort(served.port())))
        .isInstanceOf(CannotServeException.class)
        .hasMessageContaining("port " + served.port())
        .hasMessageContaining("in use");
  }

  @Test
  void kubeconfigIsReadableByItsOwnerOnly(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("config");
    served.writeKubeconfig(file, "default");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThatThrownBy(() -> served.writeKubeconfig(folder.resolve("nowhere/config"), "default"))
        .isInstanceOf(CannotServeException.class);
  }

  @Test
  void plainHttpServesTheSame() throws Exception {
    try (ServedCluster plain = ServedCluster.start(simulated, any.insecure())) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(plain.url() + "/api/v1/namespaces/default"))
              .header("Authorization", "Bearer " + plain.token())
              .build();
      assertThat(plain.url()).startsWith("http://");
      assertThat(
              HttpClient.newHttpClient()
                  .send(request, HttpResponse.BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void watchThatIsNeverReadIsCutOffAndTheServerGoesOn() throws Exception {
    try (java.net.Socket socket =
        Trust.only(java.util.Objects.requireNonNull(served.certificate()))
            .getSocketFactory()
            .createSocket("localhost", served.port())) {
      socket
          .getOutputStream()
          .write(
              ("GET /api/v1/namespaces/default/configmaps?watch=true HTTP/1.1\r\nHost: localhost\r\n"
                      + "Authorization: Bearer "
                      + served.token()
                      + "\r\n\r\n")
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      await().atMost(Duration.ofSeconds(10)).until(() -> simulated.api().openWatches() == 1);
      try (KubernetesClient client = simulated.client("default")) {
        String value = "x".repeat(500_000);
        client.configMaps().resource(configMap("big")).create();
        for (int i = 0; i < 60 && simulated.api().openWatches() == 1; i++) {
          String data = i + value;
          client
              .configMaps()
              .withName("big")
              .edit(
                  map -> {
                    map.setData(java.util.Map.of("k", data));
                    return map;
                  });
        }
      }
      await().atMost(Duration.ofSeconds(10)).until(() -> simulated.api().openWatches() == 0);
      assertThat(get("/api/v1/namespaces/default", served.token()).statusCode()).isEqualTo(200);
    }
  }
}
