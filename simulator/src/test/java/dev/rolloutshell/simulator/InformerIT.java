package dev.rolloutshell.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.api.WatchOutcome;
import dev.rolloutshell.simulator.api.WatchSink;
import dev.rolloutshell.simulator.server.ServeOptions;
import dev.rolloutshell.simulator.server.ServedCluster;
import dev.rolloutshell.simulator.transport.ApiAccess;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A fabric8 informer over HTTPS, whose watches end again and again. */
class InformerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int HISTORY = 20;

  private final SimulatedCluster cluster =
      SimulatedCluster.start(SimulatorOptions.DEFAULT.withHistorySize(HISTORY));
  private final Counting counting = new Counting(cluster);
  private final ServedCluster served =
      ServedCluster.start(counting, ServeOptions.onAnyPort(new SplittableRandom(1), Instant.now()));
  private final KubernetesClient inside = cluster.client("default");

  @AfterEach
  void stop() {
    inside.close();
    served.close();
    cluster.close();
  }

  /** Counts what the informer meets on its way. */
  private record Counting(
      ApiAccess api,
      AtomicInteger watches,
      AtomicInteger expired,
      AtomicReference<Runnable> beforeTheNextWatch)
      implements ApiAccess {
    Counting(ApiAccess api) {
      this(api, new AtomicInteger(), new AtomicInteger(), new AtomicReference<>(() -> {}));
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
      return api.handle(request);
    }

    @Override
    public boolean isWatch(ApiRequest request) {
      return api.isWatch(request);
    }

    @Override
    public WatchOutcome watch(ApiRequest request, WatchSink sink) {
      watches.incrementAndGet();
      beforeTheNextWatch.getAndSet(() -> {}).run();
      WatchOutcome outcome =
          api.watch(
              request,
              new WatchSink() {
                @Override
                public void frame(byte[] json) {
                  if (new String(json, StandardCharsets.UTF_8).contains("\"reason\":\"Expired\"")) {
                    expired.incrementAndGet();
                  }
                  sink.frame(json);
                }

                @Override
                public void end() {
                  sink.end();
                }
              });
      if (outcome instanceof WatchOutcome.Refused refused && refused.response().status() == 410) {
        expired.incrementAndGet();
      }
      return outcome;
    }
  }

  /** Ends all watches, once there is one; the cluster is as it was. */
  private void cutWatches() {
    await().until(() -> cluster.api().openWatches() > 0);
    cluster.restore(cluster.checkpoint());
  }

  private void create(int from, int count) {
    for (int i = from; i < from + count; i++) {
      inside
          .configMaps()
          .resource(
              new ConfigMapBuilder().withNewMetadata().withName("c" + i).endMetadata().build())
          .create();
    }
  }

  @Test
  void survivesClosedWatchesAndForgottenHistory() {
    create(0, 3);
    try (KubernetesClient client =
            new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(served.kubeconfig("default")))
                .build();
        SharedIndexInformer<ConfigMap> informer = client.configMaps().inform()) {
      assertThat(informer.getStore().list()).hasSize(3);

      cutWatches();
      create(3, 2);
      holds(informer, 5);
      assertThat(counting.expired()).hasValue(0);
      // It may have listed first, and watch again only now.
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(counting.watches()).hasValueGreaterThan(1));

      counting.beforeTheNextWatch().set(() -> create(5, 2 * HISTORY));
      cutWatches();
      holds(informer, 5 + 2 * HISTORY);
      assertThat(counting.expired()).hasValueGreaterThan(0);

      create(100, 1);
      holds(informer, 6 + 2 * HISTORY);
      assertThat(informer.isWatching()).isTrue();
    }
  }

  private static void holds(SharedIndexInformer<ConfigMap> informer, int objects) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(informer.getStore().list()).hasSize(objects));
  }
}
