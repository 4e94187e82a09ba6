package dev.rolloutshell.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolloutshell.simulator.fault.ClientDeath;
import dev.rolloutshell.simulator.fault.FaultSpec;
import dev.rolloutshell.simulator.server.ServeOptions;
import dev.rolloutshell.simulator.server.ServedCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The admin path over HTTPS, and what faults do to clients elsewhere. */
class ServedFaultsIT {
  private static final String FAULTS = "/simulator/faults";
  private static final String PODS = "/api/v1/namespaces/default/pods";

  private final SimulatedCluster simulated = Cluster.withSample(SimulatorOptions.DEFAULT).simulated;
  private final ServedCluster served =
      ServedCluster.start(
          simulated, ServeOptions.onAnyPort(new SplittableRandom(1), Instant.now()));

  @AfterEach
  void stop() {
    served.close();
  }

  private HttpResponse<String> send(String method, String path, String body, @Nullable String token)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(served.url() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .timeout(Duration.ofSeconds(10));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return HttpClient.newBuilder()
        .sslContext(Trust.only(Objects.requireNonNull(served.certificate())))
        .build()
        .send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return send(method, path, body, served.token());
  }

  @Test
  void adminPathNeedsTheToken() throws Exception {
    String fault = "{kind: unavailable}";

    assertThat(send("POST", FAULTS, fault, null).statusCode()).isEqualTo(401);
    assertThat(send("POST", FAULTS, fault, "wrong").statusCode()).isEqualTo(401);
    assertThat(send("GET", FAULTS, "", null).statusCode()).isEqualTo(401);
    assertThat(send("DELETE", FAULTS, "", null).statusCode()).isEqualTo(401);
    assertThat(simulated.faults().list()).isEmpty();
  }

  @Test
  void faultsAreAddedListedAndRemovedWithTheToken() throws Exception {
    HttpResponse<String> added =
        send("POST", FAULTS, "{\"kind\":\"unavailable\",\"match\":{\"resource\":\"pods\"}}");
    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(added.body()).contains("\"id\":1").contains("\"state\":\"armed\"");
    assertThat(send("GET", PODS, "").statusCode()).isEqualTo(503);
    assertThat(send("GET", FAULTS, "").body()).contains("\"struck\":1");
    assertThat(send("GET", FAULTS + "/1", "").statusCode()).isEqualTo(200);

    assertThat(send("DELETE", FAULTS + "/1", "").statusCode()).isEqualTo(200);
    assertThat(send("DELETE", FAULTS + "/1", "").statusCode()).isEqualTo(404);
    assertThat(send("GET", PODS, "").statusCode()).isEqualTo(200);
    send("POST", FAULTS, "kind: latency");
    assertThat(send("DELETE", FAULTS, "").body()).isEqualTo("{\"removed\":1}");
  }

  @Test
  void strikesAreToldFromTheFirstTimeOnThatSomebodyAsks() throws Exception {
    send("POST", FAULTS, "{kind: unavailable, match: {resource: pods}, trigger: {times: 3}}");
    send("GET", PODS, "");
    assertThat(send("GET", FAULTS + "/strikes", "").body())
        .contains("\"last\":0", "\"strikes\":[]");

    send("GET", PODS, "");
    send("GET", PODS, "");

    assertThat(send("GET", FAULTS + "/strikes", "").body())
        .contains("\"last\":2", "\"struck\":\"list pods\"", "\"namespace\":\"default\"")
        .contains("\"number\":1,\"id\":1,\"kind\":\"unavailable\"");
    assertThat(send("GET", FAULTS + "/strikes/1", "").body())
        .contains("\"number\":2")
        .doesNotContain("\"number\":1");
    assertThat(send("GET", FAULTS + "/strikes", "", null).statusCode()).isEqualTo(401);
    assertThat(send("DELETE", FAULTS + "/strikes", "").statusCode()).isEqualTo(404);
  }

  @Test
  void badFaultsAreRefusedInOneLine() throws Exception {
    assertThat(send("POST", FAULTS, "{kind: lag}").body())
        .contains("\"code\":400")
        .contains("kind: expected one of kill-before");
    assertThat(send("POST", FAULTS, "[1]").statusCode()).isEqualTo(400);
    assertThat(send("POST", FAULTS, "").statusCode()).isEqualTo(400);
    assertThat(send("PATCH", FAULTS, "").statusCode()).isEqualTo(405);
  }

  @Test
  void brokenConnectionIsBrokenForTheClient() {
    simulated.faults().add(FaultSpec.of("reset-after", Map.of("resource", "pods")));

    assertThatThrownBy(() -> send("GET", PODS, "")).isInstanceOf(IOException.class);
  }

  @Test
  void clientThatIsToDieIsToldSo() throws Exception {
    simulated.faults().add(FaultSpec.of("kill-before", Map.of()));

    HttpResponse<String> answer = send("GET", PODS, "");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue(ClientDeath.HEADER)).hasValue("BEFORE list pods");
    assertThat(send("GET", PODS, "").statusCode()).isEqualTo(200);
  }

  @Test
  void latencyPassesWithTheClustersTime() throws Exception {
    simulated.faults().add(FaultSpec.of("latency", Map.of("delay", "30s")));
    Instant before = simulated.now();
    try (WallClockPump pump = new WallClockPump(simulated, 100)) {
      assertThat(pump.isPaused()).isFalse();
      assertThat(send("GET", PODS, "").statusCode()).isEqualTo(200);
    }

    assertThat(Duration.between(before, simulated.now())).isGreaterThan(Duration.ofSeconds(29));
  }
}
