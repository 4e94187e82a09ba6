package dev.rolloutshell.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.fault.ClientDeath;
import dev.rolloutshell.simulator.fault.FaultSpec;
import dev.rolloutshell.simulator.fault.LiveFault;
import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallFaultsTest {
  private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";

  private final Cluster cluster = Cluster.withSample(SimulatorOptions.DEFAULT);
  private final SimulatedCluster simulated = cluster.simulated;

  private static ApiRequest request(String method, String path, String body) {
    return new ApiRequest(method, path, "", Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static ApiRequest creation(String name) {
    return request(
        "POST",
        CONFIG_MAPS,
        """
        {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"%s"}}\
        """
            .formatted(name));
  }

  private ApiResponse call(ApiRequest request) throws IOException {
    return simulated.exchange(request);
  }

  private int create(String... names) throws IOException {
    int status = 0;
    for (String name : names) {
      status = call(creation(name)).status();
    }
    return status;
  }

  private boolean exists(String name) {
    return simulated.handle(request("GET", CONFIG_MAPS + "/" + name, "")).status() == 200;
  }

  private long add(String kind, Map<String, String> options) {
    return simulated.faults().add(FaultSpec.of(kind, options));
  }

  private Duration taking(Runnable what) {
    Instant began = simulated.now();
    what.run();
    return Duration.between(began, simulated.now());
  }

  @ParameterizedTest
  @CsvSource({
    "kill-before, false, BEFORE",
    "kill-after, true, AFTER",
    "kill-lost-reply, true, LOST_REPLY"
  })
  void deadClientLeavesTheCallAppliedOrNot(String kind, boolean applied, ClientDeath.Moment moment)
      throws IOException {
    add(kind, Map.of("verb", "write", "nth", "2"));
    create("a");

    assertThatThrownBy(() -> create("b"))
        .isInstanceOfSatisfying(
            ClientDeath.class,
            death -> {
              assertThat(death.moment()).isEqualTo(moment);
              assertThat(death.call()).isEqualTo("create configmaps/b");
            });

    assertThat(exists("a")).isTrue();
    assertThat(exists("b")).isEqualTo(applied);
    assertThat(create("c")).as("the next client lives").isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "request-dropped, false, PT20S",
    "response-dropped, true, PT20S",
    "reset-before, false, PT0S",
    "reset-after, true, PT0S"
  })
  void brokenConnectionLeavesTheCallAppliedOrNot(String kind, boolean applied, Duration takes) {
    add(kind, Map.of("times", "1"));

    Duration took =
        taking(() -> assertThatThrownBy(() -> create("a")).isInstanceOf(IOException.class));

    assertThat(exists("a")).isEqualTo(applied);
    assertThat(took).isBetween(takes, takes.plusMillis(10));
  }

  @Test
  void requestThatTimedOutIsAppliedLate() {
    add("timeout", Map.of("wait", "10s", "late", "5s", "times", "1"));

    Duration took =
        taking(() -> assertThatThrownBy(() -> create("a")).isInstanceOf(IOException.class));

    assertThat(took).isEqualTo(Duration.ofSeconds(10));
    assertThat(exists("a")).isFalse();
    simulated.advance(Duration.ofSeconds(5));
    assertThat(exists("a")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "conflict, 409, Conflict",
    "too-many-requests, 429, TooManyRequests",
    "internal-error, 500, InternalError",
    "unavailable, 503, ServiceUnavailable",
    "gateway-timeout, 504, Timeout"
  })
  void serverRefusesAndAppliesNothing(String kind, int status, String reason) throws Exception {
    add(kind, Map.of("verb", "create", "times", "1"));

    ApiResponse answer = call(creation("a"));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(Json.read(answer.body()))
        .isInstanceOfSatisfying(
            JsonObject.class, said -> assertThat(said.string("reason")).isEqualTo(reason));
    assertThat(exists("a")).isFalse();
    assertThat(create("a")).isEqualTo(201);
  }

  @Test
  void refusalMayHideThatTheRequestWasApplied() throws IOException {
    add("gateway-timeout", Map.of("applied", "true", "times", "1"));

    assertThat(create("a")).isEqualTo(504);
    assertThat(exists("a")).isTrue();
  }

  @Test
  void tooManyRequestsSayWhenToTryAgain() throws IOException {
    add("too-many-requests", Map.of("retry-after", "7s"));

    assertThat(call(creation("a")).headers()).containsEntry("Retry-After", "7");
  }

  @Test
  void onlyTheBeginningOfABodyArrives() throws IOException {
    ApiRequest list = request("GET", "/api/v1/namespaces/default/pods", "");
    int whole = call(list).body().length;
    add("truncated-body", Map.of("keep", "25%"));

    assertThat(call(list).body()).hasSize(whole / 4);
    assertThat(call(list).status()).isEqualTo(200);
  }

  @Test
  void latencyAndPausePassVirtualTime() throws IOException {
    add("latency", Map.of("delay", "2s", "jitter", "500ms", "verb", "create"));
    add("pause", Map.of("pause", "1m", "verb", "get"));

    assertThat(taking(() -> assertThat(created("a")).isEqualTo(201)))
        .isBetween(Duration.ofSeconds(2), Duration.ofMillis(2_510));
    assertThat(taking(this::read)).isEqualTo(Duration.ofMillis(60_002));
    assertThat(taking(this::read)).as("once").isEqualTo(Duration.ofMillis(2));
  }

  private int created(String name) {
    try {
      return create(name);
    } catch (IOException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  private void read() {
    try {
      call(request("GET", CONFIG_MAPS + "/a", ""));
    } catch (IOException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  @Test
  void restartedServerIsBackAfterAWhile() throws IOException {
    add("server-restart", Map.of("lasts", "3s"));

    assertThatThrownBy(() -> create("a")).hasMessage("connection refused");
    simulated.advance(Duration.ofSeconds(3));
    assertThat(create("a")).isEqualTo(201);
  }

  @Test
  void readOnlyServerStillReads() throws IOException {
    long fault = add("read-only", Map.of("lasts", "0s"));

    assertThat(create("a")).isEqualTo(500);
    assertThat(call(request("GET", CONFIG_MAPS, "")).status()).isEqualTo(200);
    simulated.advance(Duration.ofHours(1));
    assertThat(create("a")).isEqualTo(500);
    assertThat(simulated.faults().remove(fault)).isTrue();
    assertThat(create("a")).isEqualTo(201);
  }

  @Test
  void matchIsByVerbResourceNameAndNamespace() throws IOException {
    add("unavailable", Map.of("verb", "create", "name", "a*", "namespace", "default"));
    add("unavailable", Map.of("resource", "pods"));

    assertThat(create("b")).isEqualTo(201);
    assertThat(create("ab")).isEqualTo(503);
    assertThat(call(request("GET", CONFIG_MAPS + "/ab", "")).status()).isEqualTo(404);
    assertThat(call(request("GET", "/api/v1/pods", "")).status()).isEqualTo(503);
    assertThat(call(request("GET", "/version", "")).status()).isEqualTo(200);
  }

  @Test
  void triggerCountsMatchingCallsAfterItsTime() throws IOException {
    add("unavailable", Map.of("nth", "2", "times", "2", "after", "10s"));

    assertThat(create("a", "b", "c")).isEqualTo(201);
    simulated.advance(Duration.ofSeconds(10));
    assertThat(create("d")).isEqualTo(201);
    assertThat(create("e")).isEqualTo(503);
    assertThat(create("f")).isEqualTo(503);
    assertThat(create("g")).isEqualTo(201);
    assertThat(simulated.faults().list())
        .singleElement()
        .matches(LiveFault::isSpent)
        .satisfies(fault -> assertThat(fault.struck()).isEqualTo(2));
  }

  private List<Integer> fiftyCalls(SimulatedCluster on) throws IOException {
    List<Integer> seen = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      seen.add(on.exchange(request("GET", CONFIG_MAPS, "")).status());
    }
    return seen;
  }

  @Test
  void probabilityComesFromTheSeedAndGoesBackWithACheckpoint() throws IOException {
    add("unavailable", Map.of("probability", "0.5"));
    Checkpoint checkpoint = simulated.checkpoint();
    List<Integer> seen = fiftyCalls(simulated);
    simulated.faults().clear();
    simulated.restore(checkpoint);

    assertThat(seen).contains(200, 503).isEqualTo(fiftyCalls(simulated));

    Cluster other = Cluster.withSample(SimulatorOptions.DEFAULT.withSeed(2));
    other.simulated.faults().add(FaultSpec.of("unavailable", Map.of("probability", "0.5")));
    assertThat(fiftyCalls(other.simulated)).isNotEqualTo(seen);
  }

  @Test
  void faultsAreListedRemovedAndCleared() throws IOException {
    long first = add("unavailable", Map.of());
    long second = add("latency", Map.of());

    assertThat(simulated.faults().list()).extracting(LiveFault::id).containsExactly(first, second);
    assertThat(simulated.faults().remove(first)).isTrue();
    assertThat(simulated.faults().remove(first)).isFalse();
    assertThat(create("a")).isEqualTo(201);
    simulated.faults().clear();
    assertThat(simulated.faults().list()).isEmpty();
  }
}
