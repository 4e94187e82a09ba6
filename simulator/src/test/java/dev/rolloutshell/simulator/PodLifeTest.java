package dev.rolloutshell.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.DeleteOptions;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PodLifeTest {

  private static Cluster withPodOf(String image) {
    Cluster cluster = new Cluster(SimulatorOptions.DEFAULT);
    cluster.load(Cluster.pod("p", "app: p").replace("example/web:v1", image));
    return cluster;
  }

  private static StoredObject pod(Cluster cluster) {
    return Objects.requireNonNull(cluster.find(ResourceTypes.PODS, "p"));
  }

  private static JsonObject container(Cluster cluster) {
    return pod(cluster).status().objects("containerStatuses").get(0);
  }

  @Test
  void goesFromPendingOverContainerCreatingToRunningToReady() {
    Cluster cluster = withPodOf("example/web:v1");
    List<String> seen = new ArrayList<>();
    cluster.simulated.afterEachEvent(
        c -> {
          JsonObject status = pod(cluster).status();
          List<JsonObject> containers = status.objects("containerStatuses");
          String state =
              status.string("phase")
                  + (pod(cluster).spec().string("nodeName") == null ? "" : " assigned")
                  + (containers.isEmpty() ? "" : " " + containers.get(0).object("state").keySet())
                  + (Cluster.isReady(pod(cluster)) ? " ready" : "");
          if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(state)) {
            seen.add(state);
          }
        });
    cluster.settle();

    assertThat(seen)
        .containsExactly(
            "Pending",
            "Pending assigned",
            "Pending assigned [waiting]",
            "Running assigned [running]",
            "Running assigned [running] ready");
    assertThat(pod(cluster).status().objects("conditions"))
        .extracting(condition -> condition.string("type"))
        .containsExactlyInAnyOrder("PodScheduled", "Initialized", "Ready", "ContainersReady");
    assertThat(pod(cluster).status().string("podIP")).matches("10\\.\\d+\\.\\d+\\.\\d+");
  }

  @Test
  void waitsForAnImageThatCannotBePulled() {
    Cluster cluster = withPodOf("example/web:bad");
    cluster.simulated.advance(Duration.ofSeconds(5));

    assertThat(container(cluster).at("state", "waiting", "reason")).isEqualTo("ImagePullBackOff");
    assertThat(pod(cluster).status()).containsEntry("phase", "Pending");
    assertThat(Cluster.isReady(pod(cluster))).isFalse();
  }

  @Test
  void crashesAgainAndAgainWithoutEverBeingReady() {
    Cluster cluster = withPodOf("example/crash:v1");
    cluster.simulated.afterEachEvent(c -> assertThat(Cluster.isReady(pod(cluster))).isFalse());
    cluster.simulated.advance(Duration.ofMinutes(2));

    assertThat(container(cluster).at("state", "waiting", "reason")).isEqualTo("CrashLoopBackOff");
    assertThat(container(cluster).number("restartCount", 0)).isBetween(3L, 6L);
    assertThat(container(cluster).at("lastState", "terminated", "exitCode")).isEqualTo(1L);
  }

  @Test
  void runsWithoutEverBeingReady() {
    Cluster cluster = withPodOf("example/web:never-ready");
    cluster.simulated.advance(Duration.ofHours(1));

    assertThat(pod(cluster).status()).containsEntry("phase", "Running");
    assertThat(Cluster.isReady(pod(cluster))).isFalse();
  }

  @Test
  void slowImageTakesAMinute() {
    Cluster cluster = withPodOf("example/web:slow");
    cluster.simulated.advance(Duration.ofSeconds(58));
    assertThat(Cluster.isReady(pod(cluster))).isFalse();

    cluster.simulated.advance(Duration.ofSeconds(5));
    assertThat(Cluster.isReady(pod(cluster))).isTrue();
  }

  @Test
  void terminatesGracefully() {
    Cluster cluster = withPodOf("example/web:v1");
    cluster.settle();
    cluster.simulated.api().objects().delete(pod(cluster).key(), DeleteOptions.DEFAULT);
    assertThat(pod(cluster).isBeingDeleted()).isTrue();

    cluster.simulated.advance(Duration.ofMillis(300));
    assertThat(pod(cluster).isBeingDeleted()).isTrue();

    cluster.simulated.advance(Duration.ofSeconds(2));
    assertThat(cluster.pods()).isEmpty();
  }

  @Test
  void startsAgainWithAnotherImage() {
    Cluster cluster = withPodOf("example/web:bad");
    cluster.simulated.advance(Duration.ofSeconds(5));
    List<JsonObject> containers = pod(cluster).spec().objects("containers");
    cluster.set(
        pod(cluster),
        List.of(containers.get(0).with("image", "example/web:v2")),
        "spec",
        "containers");
    cluster.settle();

    assertThat(Cluster.isReady(pod(cluster))).isTrue();
  }
}
