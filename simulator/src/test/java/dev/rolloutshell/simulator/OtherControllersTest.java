package dev.rolloutshell.simulator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.DeleteOptions;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OtherControllersTest {
  private final Cluster cluster = Cluster.withSample(SimulatorOptions.DEFAULT);

  private List<JsonObject> addresses(String kind) {
    StoredObject endpoints = requireNonNull(cluster.find(ResourceTypes.ENDPOINTS, "web"));
    return endpoints.json().objects("subsets").stream()
        .flatMap(subset -> subset.objects(kind).stream())
        .toList();
  }

  @Test
  void endpointsNameReadyPodsAndThoseThatRunUnready() {
    cluster.load(
        Cluster.pod("loose", "app: web").replace("example/web:v1", "example/web:never-ready"));
    cluster.scale("web", 4); // The manager adopts the loose pod.
    cluster.settle();

    assertThat(addresses("addresses")).hasSize(3);
    assertThat(addresses("notReadyAddresses"))
        .singleElement()
        .satisfies(address -> assertThat(address.at("targetRef", "name")).isEqualTo("loose"));
  }

  @Test
  void endpointsLoseAPodWhenItBeginsToTerminate() {
    cluster.scale("web", 2);
    cluster.simulated.advance(Duration.ofMillis(200));

    assertThat(cluster.pods()).hasSize(3);
    assertThat(addresses("addresses")).hasSize(2);
  }

  private List<StoredObject> slices() {
    return cluster.simulated.store().list(ResourceTypes.ENDPOINT_SLICES, "default");
  }

  @Test
  void endpointSliceNamesItsServicesPodsAndWhetherTheyAreReady() {
    cluster.settle();
    StoredObject slice = slices().get(0);

    assertThat(slices()).hasSize(1);
    assertThat(slice.name()).startsWith("web-");
    assertThat(slice.labels()).containsEntry("kubernetes.io/service-name", "web");
    assertThat(slice.json().objects("ports"))
        .containsExactly(JsonObject.of("port", 8080L, "protocol", "TCP", "name", ""));
    assertThat(slice.json().objects("endpoints"))
        .hasSize(3)
        .allSatisfy(endpoint -> assertThat(endpoint.at("conditions", "ready")).isEqualTo(true));
    cluster.scale("web", 1);
    cluster.settle();
    assertThat(slices().get(0).json().objects("endpoints")).hasSize(1);
  }

  @Test
  void endpointSlicesHaveAtMostAHundredEndpoints() {
    cluster.scale("web", 120);
    cluster.settle();
    assertThat(slices())
        .extracting(slice -> slice.json().objects("endpoints").size())
        .containsExactlyInAnyOrder(100, 20);
    cluster.scale("web", 3);
    cluster.settle();
    assertThat(slices()).hasSize(1);
  }

  @Test
  void endpointSliceThatSomebodyDeletesComesBackAndGoesWithItsService() {
    cluster.settle();
    cluster.simulated.api().objects().delete(slices().get(0).key(), DeleteOptions.DEFAULT);
    cluster.settle();
    assertThat(slices()).hasSize(1);

    StoredObject service = requireNonNull(cluster.find(ResourceTypes.SERVICES, "web"));
    cluster.simulated.api().objects().delete(service.key(), DeleteOptions.DEFAULT);
    cluster.settle();
    assertThat(slices()).isEmpty();
  }

  @Test
  void endpointsGoWithTheirService() {
    StoredObject service = requireNonNull(cluster.find(ResourceTypes.SERVICES, "web"));
    cluster.simulated.api().objects().delete(service.key(), DeleteOptions.DEFAULT);
    cluster.settle();

    assertThat(cluster.find(ResourceTypes.ENDPOINTS, "web")).isNull();
  }

  @Test
  void endedNamespaceTakesEverythingWithIt() {
    JsonObject namespace =
        JsonObject.of(
            "apiVersion", "v1", "kind", "Namespace", "metadata", JsonObject.of("name", "team"));
    cluster.simulated.api().objects().create(ResourceTypes.NAMESPACES, "", namespace);
    cluster.load(
        Cluster.controller("foo", 2, "example/foo:v1")
            .replace("{name: foo}", "{name: foo, namespace: team}"));
    cluster.settle();
    assertThat(cluster.simulated.store().list(ResourceTypes.PODS, "team")).hasSize(2);

    ObjectKey key = new ObjectKey(ResourceTypes.NAMESPACES, "", "team");
    cluster.simulated.api().objects().delete(key, DeleteOptions.DEFAULT);
    assertThat(requireNonNull(cluster.simulated.store().get(key)).status())
        .containsEntry("phase", "Terminating");
    cluster.settle();

    assertThat(cluster.simulated.store().get(key)).isNull();
    assertThat(ResourceTypes.ALL)
        .filteredOn(type -> type.namespaced())
        .allSatisfy(type -> assertThat(cluster.simulated.store().list(type, "team")).isEmpty());
    assertThat(cluster.pods()).hasSize(3);
  }

  @Test
  void quotaCountsAndHoldsTheManagerBackUntilThereIsRoom() {
    cluster.load(
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: q}
        spec: {hard: {pods: "4"}}
        """);
    cluster.settle();
    StoredObject quota = requireNonNull(cluster.find(ResourceTypes.RESOURCE_QUOTAS, "q"));
    assertThat(quota.status())
        .isEqualTo(
            JsonObject.of("hard", JsonObject.of("pods", "4"), "used", JsonObject.of("pods", "3")));

    cluster.scale("web", 5);
    cluster.simulated.advance(Duration.ofMinutes(1));
    assertThat(cluster.pods()).hasSize(4);
    assertThat(cluster.rc("web").status().objects("conditions"))
        .singleElement()
        .satisfies(condition -> assertThat(condition.string("reason")).isEqualTo("FailedCreate"));

    cluster.set(
        requireNonNull(cluster.find(ResourceTypes.RESOURCE_QUOTAS, "q")),
        JsonObject.of("pods", "9"),
        "spec",
        "hard");
    cluster.settle();
    assertThat(cluster.pods()).hasSize(5);
    assertThat(cluster.rc("web").status().objects("conditions")).isEmpty();
  }

  @Test
  void eventsAreForgottenAfterAnHour() {
    assertThat(cluster.simulated.store().list(ResourceTypes.EVENTS, null)).isNotEmpty();

    cluster.simulated.advance(Duration.ofMinutes(59));
    assertThat(cluster.simulated.store().list(ResourceTypes.EVENTS, null)).isNotEmpty();

    cluster.simulated.advance(Duration.ofMinutes(30));
    assertThat(cluster.simulated.store().list(ResourceTypes.EVENTS, null)).isEmpty();
  }

  @Test
  void collectorThatLagsDoesNotOrphanAPodItHasNotSeenAndCollectsIt() {
    var collector = cluster.simulated.controllers().garbageCollector();
    collector.change(collector.settings().lagging(50, Duration.ofSeconds(20)));
    cluster.scale("web", 4);
    cluster.simulated.advance(Duration.ofSeconds(4));
    assertThat(cluster.pods()).hasSize(4);

    cluster
        .simulated
        .api()
        .objects()
        .delete(cluster.rc("web").key(), DeleteOptions.DEFAULT.withPolicy("Orphan"));
    cluster.settle();

    assertThat(cluster.pods()).hasSize(3);
  }
}
