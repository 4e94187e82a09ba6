package dev.rolloutshell.simulator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.SimulatorOptions;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.DeleteOptions;
import dev.rolloutshell.simulator.store.StoredObject;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoredPodTest {

  private static final String ONE_POD =
      """
      apiVersion: v1
      kind: ReplicationController
      metadata: {name: web}
      spec:
        replicas: 1
        selector: {app: web}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: main, image: "example/web:v1"}]}
      """;

  private final SimulatedCluster cluster = SimulatedCluster.start(SimulatorOptions.DEFAULT);

  private StoredObject only() {
    return cluster.store().list(ResourceTypes.PODS, "default").get(0);
  }

  @Test
  void isReadyOnceItRunsAndNoMoreWhenItIsBeingDeleted() throws IOException {
    cluster.load(new StringReader(ONE_POD), "one pod");
    cluster.runUntil(
        () -> !cluster.store().list(ResourceTypes.PODS, "default").isEmpty(),
        Duration.ofMinutes(1));
    assertThat(new StoredPod(only()).isReady()).isFalse();

    cluster.settle(Duration.ofMinutes(5));
    StoredPod running = new StoredPod(only());
    assertThat(running.isReady()).isTrue();

    cluster.api().objects().delete(running.object().key(), DeleteOptions.DEFAULT);
    StoredObject leaving = cluster.store().get(running.object().key());
    assertThat(leaving).isNotNull();
    assertThat(new StoredPod(leaving).isReady()).isFalse();
  }

  @Test
  void namesTheControllerThatOwnsIt() throws IOException {
    cluster.load(new StringReader(ONE_POD), "one pod");
    cluster.settle(Duration.ofMinutes(5));
    StoredObject owner =
        cluster.store().list(ResourceTypes.REPLICATION_CONTROLLERS, "default").get(0);

    assertThat(new StoredPod(only()).controllerUid()).isEqualTo(owner.uid());
    assertThat(new StoredPod(owner).controllerUid()).isEmpty();
  }
}
