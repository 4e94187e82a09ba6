package dev.rolloutshell.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.model.ResourceTypes;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SampleTest {

  @Test
  void isThreeOfThreeReadyBehindItsService() {
    Cluster cluster = Cluster.withSample(SimulatorOptions.DEFAULT);

    assertThat(cluster.rc("web").status())
        .containsEntry("replicas", 3L)
        .containsEntry("readyReplicas", 3L)
        .containsEntry("availableReplicas", 3L)
        .containsEntry("fullyLabeledReplicas", 3L)
        .containsEntry("observedGeneration", 1L);
    assertThat(cluster.pods()).hasSize(3).allMatch(Cluster::isReady);
    var endpoints = Objects.requireNonNull(cluster.find(ResourceTypes.ENDPOINTS, "web"));
    assertThat(endpoints.json().objects("subsets")).hasSize(1);
    assertThat(endpoints.json().objects("subsets").get(0).list("addresses")).hasSize(3);
  }

  @Test
  void isReadyAFewVirtualSecondsAfterTheStart() {
    Cluster cluster = Cluster.withSample(SimulatorOptions.DEFAULT);

    assertThat(cluster.simulated.now())
        .isBetween(
            SimulatorOptions.DEFAULT.start().plusSeconds(1),
            SimulatorOptions.DEFAULT.start().plusSeconds(4));
  }
}
