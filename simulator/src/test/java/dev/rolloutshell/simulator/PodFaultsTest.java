package dev.rolloutshell.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.fault.FaultSpec;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodFaultsTest {
  private final Cluster cluster = Cluster.withSample(SimulatorOptions.DEFAULT);
  private final SimulatedCluster simulated = cluster.simulated;

  private long add(String kind, Map<String, String> options) {
    return simulated.faults().add(FaultSpec.of(kind, options));
  }

  private void pass(int seconds) {
    simulated.advance(Duration.ofSeconds(seconds));
  }

  private long ready() {
    return cluster.pods().stream().filter(Cluster::isReady).count();
  }

  private StoredObject newPod(List<StoredObject> before) {
    List<String> known = before.stream().map(StoredObject::uid).toList();
    return cluster.pods().stream()
        .filter(pod -> !known.contains(pod.uid()))
        .findFirst()
        .orElseThrow();
  }

  private static String reason(StoredObject pod) {
    JsonObject container = pod.status().objects("containerStatuses").get(0);
    return container.object("state").object("waiting").string("reason", "");
  }

  @ParameterizedTest
  @CsvSource({
    "image-pull-fails, ImagePullBackOff",
    "crash-loop, CrashLoopBackOff",
    "never-ready, ''"
  })
  void newPodFailsAndHealsWhenTheFaultIsRemoved(String kind, String why) {
    List<StoredObject> before = cluster.pods();
    long fault = add(kind, Map.of("name", "web-*"));
    cluster.scale("web", 4);
    pass(9);

    StoredObject pod = newPod(before);
    assertThat(Cluster.isReady(pod)).isFalse();
    assertThat(reason(pod)).isEqualTo(why);
    assertThat(ready()).as("those that were there").isEqualTo(3);

    simulated.faults().remove(fault);
    pass(400);
    assertThat(ready()).isEqualTo(4);
  }

  @Test
  void onlyTheNamedPodsAndOnlySoManyFail() {
    add("never-ready", Map.of("name", "other-*"));
    add("never-ready", Map.of("nth", "2", "times", "1"));
    cluster.scale("web", 6);
    pass(30);

    assertThat(ready()).isEqualTo(5);
  }

  @Test
  void slowPodIsReadyAfterAWhile() {
    add("slow-pod", Map.of("ready", "40s"));
    cluster.scale("web", 4);
    pass(38);
    assertThat(ready()).isEqualTo(3);
    pass(10);
    assertThat(ready()).isEqualTo(4);
  }

  @Test
  void flappingPodsComeAndGoUntilTheFaultIsRemoved() {
    long fault = add("flapping", Map.of("up", "10s", "down", "5s"));
    pass(11);
    assertThat(ready()).isZero();
    pass(5);
    assertThat(ready()).isEqualTo(3);
    pass(10);
    assertThat(ready()).isZero();

    simulated.faults().remove(fault);
    pass(60);
    assertThat(ready()).isEqualTo(3);
    pass(12);
    assertThat(ready()).isEqualTo(3);
  }

  @Test
  void evictedPodsAreReplaced() {
    List<String> before = cluster.pods().stream().map(StoredObject::name).toList();
    add("evicted", Map.of("pods", "2", "pod", "web-*"));
    assertThat(cluster.pods().stream().filter(StoredObject::isBeingDeleted)).hasSize(2);

    pass(30);
    assertThat(ready()).isEqualTo(3);
    assertThat(cluster.pods().stream().filter(pod -> before.contains(pod.name()))).hasSize(1);
  }

  private static String node(StoredObject pod) {
    return pod.spec().string("nodeName", "");
  }

  @Test
  void nodeThatIsDownCostsItsPodsAndTakesNoNewOnes() {
    String node = node(cluster.pods().get(0));
    long lost = cluster.pods().stream().filter(pod -> node(pod).equals(node)).count();
    add("node-down", Map.of("node", node, "grace", "10s", "eviction", "60s", "lasts", "2m"));
    assertThat(ready()).as("nobody has noticed").isEqualTo(3);
    pass(11);
    assertThat(ready()).isEqualTo(3 - lost);

    pass(60);
    assertThat(cluster.pods().stream().filter(StoredObject::isBeingDeleted))
        .as("they cannot go while their node is down")
        .hasSize((int) lost)
        .allMatch(pod -> node(pod).equals(node));
    assertThat(ready()).isEqualTo(3);

    pass(60);
    assertThat(cluster.pods()).hasSize(3).noneMatch(StoredObject::isBeingDeleted);
  }

  @Test
  void podsOfANodeThatComesBackInTimeGoOn() {
    String node = node(cluster.pods().get(0));
    List<String> before = cluster.pods().stream().map(StoredObject::uid).toList();
    add("node-down", Map.of("node", node, "grace", "10s", "lasts", "30s"));
    pass(25);
    assertThat(ready()).isLessThan(3);
    pass(20);

    assertThat(ready()).isEqualTo(3);
    assertThat(cluster.pods()).extracting(StoredObject::uid).containsExactlyElementsOf(before);
  }

  @Test
  void quotaHasNoRoomForFurtherPodsUntilTheFaultIsRemoved() {
    long fault = add("quota-reached", Map.of("room", "1"));
    cluster.scale("web", 6);
    pass(30);
    assertThat(cluster.pods()).hasSize(4);

    simulated.faults().remove(fault);
    assertThat(simulated.store().list(ResourceTypes.RESOURCE_QUOTAS, "default")).isEmpty();
    pass(1_100);
    assertThat(ready()).isEqualTo(6);
  }

  @Test
  void afflictionIsPartOfACheckpoint() {
    add("flapping", Map.of("up", "10s", "down", "5s"));
    Checkpoint before = simulated.checkpoint();
    pass(11);
    assertThat(ready()).isZero();
    simulated.faults().clear();
    pass(60);

    simulated.restore(before);
    pass(11);
    assertThat(ready()).isZero();
  }
}
