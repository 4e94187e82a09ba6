package dev.rolloutshell.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolloutshell.simulator.Conformance.Reply;
import dev.rolloutshell.simulator.Conformance.Verdict;
import dev.rolloutshell.simulator.Conformance.WatchReply;
import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.server.ServeOptions;
import dev.rolloutshell.simulator.server.ServedCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The recorded exchanges over HTTPS, all against one cluster, while its time runs fast. */
class ServedConformanceIT {
  private static final int SEMANTIC_REACHED = 109;
  private static final int EXACT_REACHED = 108;
  private static final double SPEED = 20;

  private static final Map<String, Verdict> VERDICTS = new TreeMap<>();
  private static final SimulatedCluster CLUSTER =
      SimulatedCluster.start(SimulatorOptions.DEFAULT.withCallLatency(Duration.ZERO));
  private static @Nullable ServedCluster served;
  private static @Nullable WallClockPump pump;
  private static @Nullable HttpClient http;

  @BeforeAll
  static void serve() throws Exception {
    ServedCluster serving =
        ServedCluster.start(
            CLUSTER, ServeOptions.onAnyPort(new SplittableRandom(1), Instant.now()));
    served = serving;
    pump = new WallClockPump(CLUSTER, SPEED);
    http =
        HttpClient.newBuilder()
            .sslContext(Trust.only(Objects.requireNonNull(serving.certificate())))
            .build();
  }

  @TestFactory
  Stream<DynamicTest> answersOverHttpsAsARealControlPlaneDid() throws IOException {
    return Conformance.cases().stream()
        .map(recorded -> DynamicTest.dynamicTest(recorded.string("id", ""), () -> play(recorded)));
  }

  private static void play(JsonObject recorded) {
    Verdict verdict = new Conformance(new OverHttps(), "00000").play(recorded);
    VERDICTS.put(recorded.string("id", ""), verdict);
    assertThat(verdict.wrong()).isEmpty();
  }

  @AfterAll
  static void theScoreIsAtLeastWhatWasReached() {
    Objects.requireNonNull(pump).close();
    Objects.requireNonNull(served).close();
    CLUSTER.close();
    long semantic = VERDICTS.values().stream().filter(Verdict::isRight).count();
    long exact = VERDICTS.values().stream().filter(Verdict::isExact).count();
    System.out.printf(
        "over HTTPS: semantic %d/%d, exact %d/%d%n",
        semantic, VERDICTS.size(), exact, VERDICTS.size());
    assertThat(semantic).isGreaterThanOrEqualTo(SEMANTIC_REACHED);
    assertThat(exact).isGreaterThanOrEqualTo(EXACT_REACHED);
  }

  private static final class OverHttps implements Conformance.Server {
    @Override
    public Reply call(
        String method, String uri, Map<String, String> headers, @Nullable String body) {
      HttpResponse<String> response =
          send(method, uri, headers, body, HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), document(response.body()));
    }

    @Override
    public WatchReply watch(String uri, Map<String, String> headers, long seconds) {
      HttpResponse<Stream<String>> response =
          send("GET", uri, headers, null, HttpResponse.BodyHandlers.ofLines());
      try (Stream<String> lines = response.body()) {
        if (response.statusCode() != 200) {
          String text = String.join("\n", lines.toList());
          return new WatchReply(List.of(), new Reply(response.statusCode(), document(text)));
        }
        List<JsonObject> frames = new ArrayList<>();
        lines.forEach(line -> frames.add((JsonObject) Objects.requireNonNull(document(line))));
        return new WatchReply(frames, null);
      }
    }

    private static <T> HttpResponse<T> send(
        String method,
        String uri,
        Map<String, String> headers,
        @Nullable String body,
        HttpResponse.BodyHandler<T> reader) {
      ServedCluster server = Objects.requireNonNull(served);
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(server.url() + uri))
              .timeout(Duration.ofMinutes(1))
              .header("Authorization", "Bearer " + server.token())
              .method(
                  method,
                  body == null
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofString(body));
      headers.forEach(request::header);
      try {
        return Objects.requireNonNull(http).send(request.build(), reader);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }

    private static @Nullable Object document(String body) {
      try {
        return Json.read(body.getBytes(StandardCharsets.UTF_8));
      } catch (Json.SyntaxException text) {
        return body;
      }
    }

    @Override
    public void sleep(long millis) {
      Instant end = CLUSTER.now().plusMillis(millis);
      await()
          .pollInterval(Duration.ofMillis(5))
          .atMost(Duration.ofMinutes(1))
          .until(() -> !CLUSTER.now().isBefore(end));
    }
  }
}
