package dev.rolloutshell.simulator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.DeleteOptions;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicationTest {
  private static final Duration LAG = Duration.ofMillis(700);

  private static Cluster lagging(int events) {
    return Cluster.withSample(SimulatorOptions.DEFAULT.withManagerLag(events, LAG));
  }

  private static Set<String> names(List<StoredObject> objects) {
    return objects.stream().map(StoredObject::name).collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void scalesUpAndDownWithoutEverCreatingTwice(int lag) {
    Cluster cluster = lagging(lag);
    int[] most = {0};
    cluster.simulated.afterEachEvent(c -> most[0] = Math.max(most[0], cluster.pods().size()));

    cluster.scale("web", 7);
    cluster.settle();

    assertThat(cluster.pods()).hasSize(7).allMatch(Cluster::isReady);
    assertThat(cluster.rc("web").status()).containsEntry("readyReplicas", 7L);
    assertThat(most[0]).isEqualTo(7);

    cluster.scale("web", 0);
    cluster.settle();

    assertThat(cluster.pods()).isEmpty();
    assertThat(cluster.rc("web").status())
        .isEqualTo(JsonObject.of("replicas", 0, "observedGeneration", 3));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void replacesADeletedPod(int lag) {
    Cluster cluster = lagging(lag);
    StoredObject victim = cluster.pods().get(0);

    cluster.simulated.api().objects().delete(victim.key(), DeleteOptions.DEFAULT);
    cluster.settle();

    assertThat(cluster.pods()).hasSize(3).allMatch(Cluster::isReady).doesNotContain(victim);
    assertThat(names(cluster.pods())).doesNotContain(victim.name());
  }

  @Test
  void givesItsPodsOwnerTemplateAndGeneratedName() {
    Cluster cluster = lagging(0);
    StoredObject pod = cluster.pods().get(0);

    assertThat(pod.name()).matches("web-[a-z0-9]{5}");
    assertThat(pod.metadata()).containsEntry("generateName", "web-");
    assertThat(pod.metadata().objects("ownerReferences"))
        .containsExactly(
            JsonObject.of(
                "apiVersion",
                "v1",
                "kind",
                "ReplicationController",
                "name",
                "web",
                "uid",
                cluster.rc("web").uid(),
                "controller",
                true,
                "blockOwnerDeletion",
                true));
    assertThat(pod.labels()).isEqualTo(JsonObject.of("app", "web"));
  }

  @Test
  void adoptsALoosePodThatMatches() {
    Cluster cluster = new Cluster(SimulatorOptions.DEFAULT);
    cluster.load(Cluster.pod("loose", "app: foo"));
    cluster.load(Cluster.controller("foo", 2, "example/foo:v1"));
    cluster.settle();

    assertThat(names(cluster.ownedBy("foo"))).hasSize(2).contains("loose");
    assertThat(cluster.pods()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void releasesAPodWhoseLabelsNoLongerMatchAndReplacesIt(int lag) {
    Cluster cluster = lagging(lag);
    StoredObject pod = cluster.pods().get(0);

    cluster.set(pod, Map.of("app", "other"), "metadata", "labels");
    cluster.settle();

    assertThat(cluster.pods()).hasSize(4);
    assertThat(names(cluster.ownedBy("web"))).hasSize(3).doesNotContain(pod.name());
    StoredObject released = requireNonNull(cluster.simulated.store().get(pod.key()));
    assertThat(released.metadata()).doesNotContainKey("ownerReferences");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void narrowedSelectorReleasesAllAndReplacesThem(int lag) {
    Cluster cluster = lagging(lag);
    StoredObject web = cluster.rc("web");
    JsonObject narrow = JsonObject.of("app", "web", "d", "1");
    JsonObject changed =
        web.json()
            .withAt(narrow, "spec", "selector")
            .withAt(narrow, "spec", "template", "metadata", "labels");

    cluster.simulated.api().objects().update(web, changed);
    cluster.settle();

    assertThat(cluster.pods()).hasSize(6);
    assertThat(cluster.ownedBy("web")).hasSize(3).allMatch(pod -> pod.labels().equals(narrow));
  }

  @Test
  void identicalSelectorsDoNotSharePods() {
    Cluster cluster = new Cluster(SimulatorOptions.DEFAULT);
    cluster.load(Cluster.controller("foo", 2, "example/foo:v1", "app: x"));
    cluster.load(Cluster.controller("bar", 2, "example/foo:v1", "app: x"));
    cluster.settle();

    assertThat(cluster.ownedBy("foo")).hasSize(2);
    assertThat(cluster.ownedBy("bar")).hasSize(2);
  }

  @Test
  void becomesAvailableAfterMinReadySeconds() {
    Cluster cluster = new Cluster(SimulatorOptions.DEFAULT);
    cluster.load(Cluster.controller("foo", 1, "example/foo:v1") + "  minReadySeconds: 30\n");
    assertThat(
            cluster.simulated.runUntil(
                () -> cluster.rc("foo").status().number("readyReplicas", 0) == 1,
                Duration.ofMinutes(1)))
        .isTrue();
    assertThat(cluster.rc("foo").status()).doesNotContainKey("availableReplicas");

    cluster.simulated.advance(Duration.ofSeconds(25));
    assertThat(cluster.rc("foo").status()).doesNotContainKey("availableReplicas");

    cluster.simulated.advance(Duration.ofSeconds(7));
    assertThat(cluster.rc("foo").status()).containsEntry("availableReplicas", 1L);
  }

  @Test
  void givesUpThePodThatIsNotReadyFirst() {
    Cluster cluster = lagging(0);
    Set<String> old = names(cluster.pods());
    cluster.scale("web", 4);
    cluster.simulated.runUntil(() -> cluster.pods().size() == 4, Duration.ofSeconds(1));

    cluster.scale("web", 3);
    cluster.settle();

    assertThat(names(cluster.pods())).isEqualTo(old);
  }

  @Test
  void recordsWhatItDid() {
    Cluster cluster = lagging(0);

    assertThat(cluster.simulated.store().list(ResourceTypes.EVENTS, "default"))
        .filteredOn(event -> "web".equals(event.json().at("involvedObject", "name")))
        .hasSize(3)
        .allSatisfy(
            event -> {
              assertThat(event.json().string("reason")).isEqualTo("SuccessfulCreate");
              assertThat(event.json().string("message")).startsWith("Created pod: web-");
            });
  }

  @Test
  void failedOverToAnOlderCacheCreatesWhatItDoesNotKnowOfAndHeals() {
    Cluster cluster = lagging(0);
    long before = cluster.simulated.store().version();
    cluster.scale("web", 5);
    cluster.settle();
    int changes = (int) (cluster.simulated.store().version() - before) - 1;

    cluster.simulated.controllers().replicationManager().failOver(changes, Duration.ofSeconds(1));
    int[] most = {0};
    cluster.simulated.afterEachEvent(c -> most[0] = Math.max(most[0], cluster.pods().size()));
    cluster.settle();

    assertThat(most[0]).isGreaterThan(5);
    assertThat(cluster.pods()).hasSize(5).allMatch(Cluster::isReady);
  }

  @Test
  void stoppedManagerDoesNothingUntilItStartsAgain() {
    Cluster cluster = lagging(0);
    var manager = cluster.simulated.controllers().replicationManager();
    manager.change(manager.settings().running(false));

    cluster.scale("web", 5);
    cluster.settle();
    assertThat(cluster.pods()).hasSize(3);

    manager.change(manager.settings().running(true));
    cluster.settle();
    assertThat(cluster.pods()).hasSize(5);
  }
}
