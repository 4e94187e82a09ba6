package dev.rolloutshell.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.Sample;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.SimulatorOptions;
import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.WatchOutcome;
import dev.rolloutshell.simulator.api.WatchSink;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Very many writes in this process, with watches that come and go: what is over leaves nothing
 * behind. {@code -Dsoak.writes} makes it longer.
 */
class SoakTest {
  private static final int WRITES = Integer.getInteger("soak.writes", 25_000);
  private static final int OBJECTS = 100;
  private static final int WRITES_A_WATCH = 50;
  private static final long SLACK_BYTES = 8 << 20;
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final WatchSink NOBODY =
      new WatchSink() {
        @Override
        public void frame(byte[] json) {}

        @Override
        public void end() {}
      };

  /** The first fifth lasts longer than the hour that events are kept. */
  private final SimulatedCluster cluster =
      SimulatedCluster.start(SimulatorOptions.DEFAULT.withCallLatency(Duration.ofSeconds(1)));

  private int written;

  @Test
  void memoryIsSteadyHoweverMuchIsWritten() {
    Sample.load(cluster);
    List<Long> used = new ArrayList<>();
    for (int quarter = 0; quarter < 5; quarter++) {
      while (written < WRITES / 5 * (quarter + 1)) {
        round();
      }
      used.add(usedBytes());
    }
    System.out.printf("soak: %d writes, heap in use after each fifth %s bytes%n", written, used);

    assertThat(cluster.api().openWatches()).isZero();
    assertThat(used.get(4)).as("%s", used).isLessThan(used.get(0) + SLACK_BYTES);
  }

  /** A watch with a deadline that is closed early, writes of every kind, and some scaling. */
  private void round() {
    WatchOutcome watch =
        cluster.watch(
            request("GET", MAPS, "watch=1&timeoutSeconds=3600&allowWatchBookmarks=1", ""), NOBODY);
    for (int i = 0; i < WRITES_A_WATCH; i++) {
      write(written++);
    }
    if (watch instanceof WatchOutcome.Open open) {
      open.handle().close();
    }
    String size = "{\"spec\":{\"replicas\":" + written / WRITES_A_WATCH % 4 + "}}";
    String web = "/api/v1/namespaces/default/replicationcontrollers/web";
    assertThat(cluster.handle(request("PATCH", web, "", size)).status()).isEqualTo(200);
  }

  /** Every object is created, changed eight times, and deleted, before another of a new name. */
  private void write(int number) {
    int turn = number / OBJECTS;
    String name = "m%d-%d".formatted(number % OBJECTS, turn / 10);
    String at = MAPS + "/" + name;
    ApiRequest request =
        switch (turn % 10) {
          case 0 -> request("POST", MAPS, "", "{\"metadata\":{\"name\":\"" + name + "\"}}");
          case 9 -> request("DELETE", at, "", "");
          default -> request("PATCH", at, "", "{\"data\":{\"k\":\"" + number + "\"}}");
        };
    assertThat(cluster.handle(request).status()).as("%s %s", request.method(), at).isLessThan(300);
  }

  private static ApiRequest request(String method, String path, String query, String body) {
    String mediaType = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
    return new ApiRequest(
        method,
        path,
        query,
        Map.of("content-type", mediaType),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static long usedBytes() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
