package dev.rolloutshell.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.fault.FaultSpec;
import dev.rolloutshell.simulator.model.ResourceTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RivalFaultsTest {
  private static final String WEB = "/api/v1/namespaces/default/replicationcontrollers/web";

  private final Cluster cluster = Cluster.withSample(SimulatorOptions.DEFAULT);
  private final SimulatedCluster simulated = cluster.simulated;

  private long add(String kind, Map<String, String> options) {
    return simulated.faults().add(FaultSpec.of(kind, options));
  }

  private ApiResponse get(String path) throws IOException {
    return simulated.exchange(new ApiRequest("GET", path, "", Map.of(), new byte[0]));
  }

  private long size() {
    return cluster.rc("web").spec().number("replicas", -1);
  }

  @Test
  void somebodyDeletesTheController() {
    add("rival-deletes", Map.of());
    simulated.advance(Duration.ofMinutes(1));

    assertThat(cluster.find(ResourceTypes.REPLICATION_CONTROLLERS, "web")).isNull();
    assertThat(cluster.pods()).isEmpty();
  }

  @Test
  void somebodyDeletesTheControllerAndItsPodsStay() {
    add("rival-deletes", Map.of("orphan", "true"));
    simulated.advance(Duration.ofMinutes(1));

    assertThat(cluster.find(ResourceTypes.REPLICATION_CONTROLLERS, "web")).isNull();
    assertThat(cluster.pods()).hasSize(3);
  }

  @Test
  void somebodyScalesAtTheCallThatMatches() throws IOException {
    add("rival-scales", Map.of("replicas", "7", "verb", "get", "name", "web", "nth", "2"));
    get(WEB);
    assertThat(size()).isEqualTo(3);

    String seen = new String(get(WEB).body(), StandardCharsets.UTF_8);
    assertThat(size()).isEqualTo(7);
    assertThat(seen).as("before the call is applied").contains("\"replicas\":7");
  }

  @Test
  void somebodyEdits() {
    add("rival-edits", Map.of("annotation", "note", "value", "hello", "image", "example/x:v9"));

    assertThat(cluster.rc("web").metadata().object("annotations").string("note"))
        .isEqualTo("hello");
    assertThat(cluster.rc("web").json().toString()).contains("example/x:v9");
  }

  @Test
  void rivalOfAnAbsentControllerDoesNothing() {
    add("rival-scales", Map.of("controller", "nobody"));
    add("rival-edits", Map.of("controller", "nobody"));
    add("rival-deletes", Map.of("controller", "nobody"));

    assertThat(size()).isEqualTo(3);
  }

  @Test
  void autoscalerPullsAgainAndAgainForAWhile() {
    add("autoscaler", Map.of("replicas", "5", "every", "10s", "lasts", "35s", "after", "1s"));
    assertThat(size()).isEqualTo(3);
    simulated.advance(Duration.ofSeconds(1));
    assertThat(size()).isEqualTo(5);
    cluster.scale("web", 2);
    simulated.advance(Duration.ofSeconds(11));
    assertThat(size()).isEqualTo(5);

    simulated.advance(Duration.ofSeconds(30));
    cluster.scale("web", 2);
    simulated.advance(Duration.ofMinutes(1));
    assertThat(size()).isEqualTo(2);
  }

  @Test
  void staleReadShowsTheClusterAsItWas() throws IOException {
    String before = new String(get(WEB).body(), StandardCharsets.UTF_8);
    long version = simulated.store().version();
    cluster.scale("web", 9);
    int behind = (int) (simulated.store().version() - version);
    add("stale-read", Map.of("versions", Integer.toString(behind), "times", "2"));

    assertThat(new String(get(WEB).body(), StandardCharsets.UTF_8)).isEqualTo(before);
    String list =
        new String(
            get("/api/v1/namespaces/default/replicationcontrollers").body(),
            StandardCharsets.UTF_8);
    assertThat(list).contains("\"replicas\":3").contains("\"resourceVersion\":\"" + version + "\"");
    assertThat(new String(get(WEB).body(), StandardCharsets.UTF_8)).contains("\"replicas\":9");
  }
}
