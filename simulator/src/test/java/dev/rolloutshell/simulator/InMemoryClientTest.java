package dev.rolloutshell.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.transport.RequestHook;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InMemoryClientTest {
  private final Cluster cluster = Cluster.withSample(SimulatorOptions.DEFAULT);
  private final SimulatedCluster simulated = cluster.simulated;

  private static final class Recorder<T extends io.fabric8.kubernetes.api.model.HasMetadata>
      implements Watcher<T> {
    final List<String> seen = new ArrayList<>();
    boolean closed;

    @Override
    public void eventReceived(Action action, T object) {
      seen.add(action + " " + object.getMetadata().getName());
    }

    @Override
    public void onClose(@Nullable WatcherException cause) {
      closed = true;
    }
  }

  @Test
  void readsCreatesReplacesAndDeletes() {
    try (KubernetesClient client = simulated.client("default")) {
      ReplicationController web = client.replicationControllers().withName("web").get();
      assertThat(web.getStatus().getReadyReplicas()).isEqualTo(3);
      assertThat(client.pods().withLabel("app", "web").list().getItems()).hasSize(3);
      assertThat(client.replicationControllers().withName("we").get()).isNull();

      client
          .configMaps()
          .resource(new ConfigMapBuilder().withNewMetadata().withName("c").endMetadata().build())
          .create();
      assertThat(client.configMaps().withName("c").get()).isNotNull();
      assertThatThrownBy(
              () ->
                  client
                      .configMaps()
                      .resource(
                          new ConfigMapBuilder()
                              .withNewMetadata()
                              .withName("c")
                              .endMetadata()
                              .build())
                      .create())
          .isInstanceOfSatisfying(
              KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(409));

      web.getSpec().setReplicas(1);
      client.replicationControllers().resource(web).update();
      simulated.settle(Duration.ofMinutes(1));
      assertThat(client.pods().list().getItems()).hasSize(1);

      client.configMaps().withName("c").delete();
      assertThat(client.configMaps().withName("c").get()).isNull();
    }
  }

  @Test
  void watchSeesEachChangeWhenItHappens() {
    try (KubernetesClient client = simulated.client("default")) {
      Recorder<Pod> recorder = new Recorder<>();
      String version = client.pods().list().getMetadata().getResourceVersion();
      try (Watch watch = client.pods().withResourceVersion(version).watch(recorder)) {
        assertThat(watch).isNotNull();
        assertThat(recorder.seen).isEmpty();
        cluster.scale("web", 4);
        simulated.runUntil(() -> !recorder.seen.isEmpty(), Duration.ofSeconds(1));
        assertThat(recorder.seen).hasSize(1).allMatch(line -> line.startsWith("ADDED web-"));
        cluster.settle();
        assertThat(recorder.seen).hasSizeGreaterThan(4);
      }
      int seen = recorder.seen.size();
      cluster.scale("web", 3);
      cluster.settle();
      assertThat(recorder.seen).hasSize(seen);
    }
  }

  @Test
  void watchesLeaveNoThreadsAndNoTimersBehind() {
    try (KubernetesClient client = simulated.client("default")) {
      int threads = Thread.activeCount();
      for (int i = 0; i < 100; i++) {
        Watch watch = client.pods().watch(new Recorder<>());
        watch.close();
      }
      assertThat(simulated.api().openWatches()).isZero();
      assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 1);
    }
  }

  @Test
  void restoringACheckpointEndsWatches() {
    Checkpoint checkpoint = simulated.checkpoint();
    try (KubernetesClient client = simulated.client("default")) {
      Recorder<Pod> recorder = new Recorder<>();
      client.pods().watch(recorder);

      simulated.restore(checkpoint);

      assertThat(recorder.closed).isTrue();
    }
  }

  @Test
  void callbackOfAWatchCanCallTheCluster() {
    try (KubernetesClient client = simulated.client("default")) {
      List<Integer> sizes = new ArrayList<>();
      Watcher<Pod> counting =
          new Watcher<>() {
            @Override
            public void eventReceived(Action action, Pod pod) {
              sizes.add(client.pods().list().getItems().size());
            }

            @Override
            public void onClose(@Nullable WatcherException cause) {}
          };
      client.pods().watch(counting);
      cluster.scale("web", 4);
      cluster.settle();
      assertThat(sizes).contains(3, 4);
    }
  }

  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void errorOfAHookReachesTheCallerAfterTheRequestWasApplied() {
    RequestHook dies =
        new RequestHook() {
          @Override
          public ApiResponse afterApply(ApiRequest request, ApiResponse response) {
            throw new Death();
          }
        };
    try (KubernetesClient client = simulated.client("default", dies)) {
      assertThatThrownBy(
              () ->
                  client
                      .configMaps()
                      .resource(
                          new ConfigMapBuilder()
                              .withNewMetadata()
                              .withName("c")
                              .endMetadata()
                              .build())
                      .create())
          .isInstanceOf(Death.class);
    }
    try (KubernetesClient client = simulated.client("default")) {
      assertThat(client.configMaps().withName("c").get()).isNotNull();
    }
  }

  @Test
  void brokenConnectionBeforeARequestLeavesTheStoreAlone() {
    RequestHook breaks =
        new RequestHook() {
          @Override
          public @Nullable ApiResponse beforeApply(ApiRequest request) throws IOException {
            throw new IOException("connection reset");
          }
        };
    long before = simulated.store().version();
    try (KubernetesClient client = simulated.client("default", breaks)) {
      assertThatThrownBy(() -> client.pods().list())
          .isInstanceOf(KubernetesClientException.class)
          .hasRootCauseMessage("connection reset");
    }
    assertThat(simulated.store().version()).isEqualTo(before);
  }
}
