package dev.rolloutshell.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.Conformance.Reply;
import dev.rolloutshell.simulator.Conformance.Verdict;
import dev.rolloutshell.simulator.Conformance.WatchReply;
import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.api.WatchOutcome;
import dev.rolloutshell.simulator.api.WatchSink;
import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ConformanceTest {
  private static final int SEMANTIC_REACHED = 109;
  private static final int EXACT_REACHED = 108;

  private static final Map<String, Verdict> VERDICTS = new TreeMap<>();

  @TestFactory
  Stream<DynamicTest> answersAsARealControlPlaneDid() throws IOException {
    return Conformance.cases().stream()
        .map(recorded -> DynamicTest.dynamicTest(recorded.string("id", ""), () -> play(recorded)));
  }

  /**
   * Exchanges that nobody recorded; what is expected follows from the sources of the same version.
   */
  @TestFactory
  Stream<DynamicTest> answersAsTheSourcesOfTheControlPlaneSay() throws IOException {
    return Conformance.cases("further.json").stream()
        .map(
            further ->
                DynamicTest.dynamicTest(
                    further.string("id", ""),
                    () -> {
                      Verdict verdict = new Conformance(new InProcess(), "00000").play(further);
                      assertThat(verdict.wrong()).isEmpty();
                      assertThat(verdict.otherWords()).isEmpty();
                    }));
  }

  private static void play(JsonObject recorded) {
    Verdict verdict = new Conformance(new InProcess(), "00000").play(recorded);
    VERDICTS.put(recorded.string("id", ""), verdict);
    if (!verdict.isExact()) {
      System.out.println((verdict.isRight() ? "words " : "FAIL ") + recorded.string("id"));
      verdict.wrong().forEach(System.out::println);
      verdict.otherWords().forEach(System.out::println);
    }
  }

  @AfterAll
  static void theScoreIsAtLeastWhatWasReached() {
    long semantic = VERDICTS.values().stream().filter(Verdict::isRight).count();
    long exact = VERDICTS.values().stream().filter(Verdict::isExact).count();
    System.out.printf(
        "semantic %d/%d, exact %d/%d%n", semantic, VERDICTS.size(), exact, VERDICTS.size());
    assertThat(semantic).isGreaterThanOrEqualTo(SEMANTIC_REACHED);
    assertThat(exact).isGreaterThanOrEqualTo(EXACT_REACHED);
  }

  /** A server of its own for every case. */
  private static final class InProcess implements Conformance.Server {
    private final SimulatedCluster cluster = SimulatedCluster.start(SimulatorOptions.DEFAULT);

    @Override
    public Reply call(
        String method, String uri, Map<String, String> headers, @Nullable String body) {
      ApiResponse response = cluster.handle(request(method, uri, headers, body));
      return new Reply(response.status(), document(response.body()));
    }

    private static ApiRequest request(
        String method, String uri, Map<String, String> headers, @Nullable String body) {
      int mark = uri.indexOf('?');
      return new ApiRequest(
          method,
          mark < 0 ? uri : uri.substring(0, mark),
          mark < 0 ? "" : uri.substring(mark + 1),
          headers,
          body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public WatchReply watch(String uri, Map<String, String> headers, long seconds) {
      List<JsonObject> frames = new ArrayList<>();
      WatchSink sink =
          new WatchSink() {
            @Override
            public void frame(byte[] json) {
              frames.add((JsonObject) Objects.requireNonNull(document(json)));
            }

            @Override
            public void end() {}
          };
      WatchOutcome outcome = cluster.watch(request("GET", uri, headers, null), sink);
      if (outcome instanceof WatchOutcome.Refused refused) {
        ApiResponse response = refused.response();
        return new WatchReply(List.of(), new Reply(response.status(), document(response.body())));
      }
      sleep(seconds * 1000);
      return new WatchReply(frames, null);
    }

    private static @Nullable Object document(byte[] body) {
      try {
        return Json.read(body);
      } catch (Json.SyntaxException text) {
        return new String(body, StandardCharsets.UTF_8);
      }
    }

    @Override
    public void sleep(long millis) {
      cluster.advance(Duration.ofMillis(millis));
    }
  }
}
