package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.server.ServeOptions;
import dev.rolloutshell.simulator.server.ServedCluster;
import dev.rolloutshell.simulator.transport.InMemoryClients;
import dev.rolloutshell.simulator.transport.RequestHook;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.crud.AttributeSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A server under test with a fabric8 client of it and the same pods, whichever it is. */
final class Served implements AutoCloseable {
  private static final Logger CHATTY = Logger.getLogger("io.fabric8.mockwebserver");

  /** Pods with the same value of the label {@code shard}. */
  static final int SHARD = 10;

  final KubernetesClient client;
  private final AutoCloseable server;

  private Served(KubernetesClient client, AutoCloseable server) {
    this.client = client;
    this.server = server;
  }

  static String name(int pod) {
    return "pod-" + pod;
  }

  static int number(String name) {
    return Integer.parseInt(name.substring("pod-".length()));
  }

  /** A server with pods that are all running and ready. */
  static Served start(ServerKind kind, int pods) {
    CHATTY.setLevel(Level.WARNING);
    SimulatedCluster cluster = SimulatedCluster.start(SimulatorOptions.DEFAULT);
    for (int i = 0; i < pods; i++) {
      cluster.api().objects().create(ResourceTypes.PODS, Bench.NAMESPACE, pod(i));
    }
    cluster.settle(Duration.ofHours(1));
    return switch (kind) {
      case SIMULATOR_IN_PROCESS -> new Served(cluster.client(Bench.NAMESPACE), cluster);
      case SIMULATOR_HTTPS -> serve(cluster);
      case MOCK_HTTPS -> mock(cluster);
      case FLOOR_HTTPS -> floor(cluster);
      case FLOOR_IN_PROCESS ->
          new Served(
              InMemoryClients.client(new Canned(cluster), RequestHook.NONE, Bench.NAMESPACE),
              cluster);
    };
  }

  private static JsonObject pod(int number) {
    JsonObject labels = JsonObject.of("app", "web", "shard", "shard-" + number / SHARD);
    JsonObject container = JsonObject.of("name", "web", "image", "example/web:v1");
    return JsonObject.of(
        "metadata",
        JsonObject.of("name", name(number), "labels", labels),
        "spec",
        JsonObject.of("containers", List.of(container)));
  }

  private static Served serve(SimulatedCluster cluster) {
    ServedCluster front =
        ServedCluster.start(
            cluster, ServeOptions.onAnyPort(new SplittableRandom(1), Instant.now()));
    return new Served(client(front.url(), front.token()), front);
  }

  private static Served floor(SimulatedCluster cluster) {
    Floor floor = new Floor(cluster);
    return new Served(client(floor.url(), "none"), floor);
  }

  /** The same settings for each server: HTTP/1.1, which is all that the mock speaks. */
  private static KubernetesClient client(String url, String token) {
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(url)
            .withNamespace(Bench.NAMESPACE)
            .withTrustCerts(true)
            .withHttp2Disable(true)
            .withOauthToken(token)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private static Served mock(SimulatedCluster cluster) {
    KubernetesCrudDispatcher dispatcher = new KubernetesCrudDispatcher();
    KubernetesMockServer server =
        new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), dispatcher, true);
    server.init();
    fill(dispatcher, cluster);
    return new Served(client(server.url("/"), "none"), server::destroy);
  }

  /** Puts the simulator's pods under the keys that the mock's own creation would give them. */
  private static void fill(KubernetesCrudDispatcher mock, SimulatedCluster cluster) {
    List<Pod> pods = new ArrayList<>();
    try (KubernetesClient source = cluster.client(Bench.NAMESPACE)) {
      pods.addAll(source.pods().list().getItems());
    }
    AttributeSet home =
        mock.getAttributeExtractor().fromPath("/api/v1/namespaces/" + Bench.NAMESPACE + "/pods");
    for (Pod pod : pods) {
      pod.getMetadata().setManagedFields(null);
      pod.getMetadata().setGeneration(1L); // Its PUT insists on one.
      String json = Serialization.asJson(pod);
      mock.getMap()
          .put(AttributeSet.merge(home, mock.getAttributeExtractor().fromResource(json)), json);
    }
  }

  @Override
  public void close() throws Exception {
    client.close();
    server.close();
  }
}
