package dev.rolloutshell.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.DeleteOptions;
import org.junit.jupiter.api.Test;

class GarbageCollectionTest {

  private static Cluster afterDeletion(DeleteOptions options) {
    Cluster cluster = Cluster.withSample(SimulatorOptions.DEFAULT);
    cluster.simulated.api().objects().delete(cluster.rc("web").key(), options);
    return cluster;
  }

  private static boolean isGone(Cluster cluster) {
    return cluster.find(ResourceTypes.REPLICATION_CONTROLLERS, "web") == null;
  }

  @Test
  void orphansThePodsOfAControllerDeletedWithNoPolicy() {
    Cluster cluster = afterDeletion(DeleteOptions.DEFAULT);
    assertThat(isGone(cluster)).isFalse();
    cluster.settle();

    assertThat(isGone(cluster)).isTrue();
    assertThat(cluster.pods())
        .hasSize(3)
        .allMatch(Cluster::isReady)
        .allMatch(pod -> !pod.metadata().containsKey("ownerReferences"));
  }

  @Test
  void backgroundDeletionTakesTheControllerFirst() {
    Cluster cluster = afterDeletion(DeleteOptions.DEFAULT.withPolicy("Background"));
    assertThat(isGone(cluster)).isTrue();
    assertThat(cluster.pods()).hasSize(3);
    cluster.settle();

    assertThat(cluster.pods()).isEmpty();
  }

  @Test
  void foregroundDeletionTakesThePodsFirst() {
    Cluster cluster = afterDeletion(DeleteOptions.DEFAULT.withPolicy("Foreground"));
    cluster.simulated.afterEachEvent(
        c -> assertThat(isGone(cluster) && !cluster.pods().isEmpty()).isFalse());
    cluster.settle();

    assertThat(isGone(cluster)).isTrue();
    assertThat(cluster.pods()).isEmpty();
  }

  @Test
  void orphanedPodsAreAdoptedByTheNextController() {
    Cluster cluster = afterDeletion(DeleteOptions.DEFAULT);
    cluster.settle();
    var orphans = cluster.pods().stream().map(pod -> pod.uid()).toList();

    cluster.load(Cluster.controller("next", 3, "example/web:v1", "app: web"));
    cluster.settle();

    assertThat(cluster.ownedBy("next")).extracting(pod -> pod.uid()).hasSameElementsAs(orphans);
  }

  @Test
  void collectsAPodWhoseOwnerNeverWas() {
    Cluster cluster = new Cluster(SimulatorOptions.DEFAULT);
    cluster.load(
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: p
          ownerReferences:
          - {apiVersion: v1, kind: ReplicationController, name: ghost, controller: true,
             uid: 11111111-1111-1111-1111-111111111111}
        spec:
          containers: [{name: c, image: x}]
        """);
    cluster.settle();

    assertThat(cluster.pods()).isEmpty();
  }
}
