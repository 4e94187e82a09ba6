package dev.rolloutshell.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolloutshell.simulator.Sample;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.SimulatorOptions;
import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.server.ServeOptions;
import dev.rolloutshell.simulator.server.ServedCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that take their time, or do not read, cost little and not for ever. */
class SlowClientsIT {
  private static final String PODS = "/api/v1/namespaces/default/pods";
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";

  private final Set<Thread> before = threads();
  private final SimulatedCluster cluster = SimulatedCluster.start(SimulatorOptions.DEFAULT);
  private final ServedCluster served =
      ServedCluster.start(
          cluster,
          ServeOptions.onAnyPort(new SplittableRandom(1), Instant.now())
              .withPatience(Duration.ofSeconds(1)));

  SlowClientsIT() {
    Sample.load(cluster);
  }

  @AfterEach
  void answersWellAfterwardsAndLeavesNoThread() throws Exception {
    try (RawConnection connection = new RawConnection(served)) {
      assertThat(connection.ask("GET", PODS, "", new byte[0]).answer().status()).isEqualTo(200);
    }
    served.close();
    cluster.close();
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(threads())
                    .filteredOn(thread -> !before.contains(thread))
                    .filteredOn(thread -> thread.getName().startsWith("vert"))
                    .isEmpty());
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream().collect(Collectors.toSet());
  }

  /** Sends one byte after the other until the server has had enough. */
  private static void drip(RawConnection connection, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    int[] next = {0};
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              try {
                connection.send(new byte[] {bytes[next[0]++]});
                return false;
              } catch (IOException closed) {
                return true;
              }
            });
  }

  @Test
  void requestThatComesByteByByteIsGivenUp() throws Exception {
    try (RawConnection head = new RawConnection(served);
        RawConnection body = new RawConnection(served)) {
      drip(head, head.head("GET", PODS) + "X: " + "x".repeat(10_000));
      body.send(body.head("POST", MAPS) + "Content-Length: 10000\r\n\r\n");
      drip(body, " ".repeat(10_000));
    }
  }

  @Test
  void idleConnectionsAreNoBurdenAndEnd() throws Exception {
    List<RawConnection> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        RawConnection connection = new RawConnection(served);
        idle.add(connection);
        if (i % 2 == 0) {
          assertThat(connection.ask("GET", "/version", "", new byte[0]).answer().status())
              .isEqualTo(200);
        }
      }
      try (RawConnection one = new RawConnection(served)) {
        assertThat(one.ask("GET", PODS, "", new byte[0]).answer().status()).isEqualTo(200);
      }
      assertThat(idle).allMatch(RawConnection::isClosedByTheServer);
    } finally {
      for (RawConnection connection : idle) {
        connection.close();
      }
    }
  }

  @Test
  void quietWatchStays() throws Exception {
    try (RawConnection watch = new RawConnection(served)) {
      watch.send(watch.head("GET", MAPS + "?watch=1") + "\r\n");
      await().atMost(Duration.ofSeconds(10)).until(() -> cluster.api().openWatches() == 1);
      await()
          .during(Duration.ofSeconds(6))
          .atMost(Duration.ofSeconds(8))
          .until(() -> cluster.api().openWatches() == 1);
      watch.closeOutput();
      await().atMost(Duration.ofSeconds(10)).until(() -> cluster.api().openWatches() == 0);
    }
  }

  @Test
  void watchesThatAreNeverReadAreCutOff() throws Exception {
    List<RawConnection> watches = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      RawConnection watch = new RawConnection(served);
      watches.add(watch);
      watch.send(watch.head("GET", MAPS + "?watch=1") + "\r\n");
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> cluster.api().openWatches() == 20);
    write("POST", MAPS, "{\"metadata\":{\"name\":\"big\"}}");
    for (int i = 0; i < 200 && cluster.api().openWatches() > 0; i++) {
      write("PATCH", MAPS + "/big", "{\"data\":{\"k\":\"" + i + "x".repeat(400_000) + "\"}}");
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> cluster.api().openWatches() == 0);
    for (RawConnection watch : watches) {
      assertThat(watch.isClosedByTheServer()).isTrue();
      watch.close();
    }
  }

  private void write(String method, String uri, String body) {
    String mediaType = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
    ApiRequest request =
        new ApiRequest(
            method,
            uri,
            "",
            Map.of("content-type", mediaType),
            body.getBytes(StandardCharsets.UTF_8));
    assertThat(cluster.handle(request).status()).isLessThan(300);
  }
}
