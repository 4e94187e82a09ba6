package dev.rolloutshell.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rolloutshell.simulator.Sample;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.SimulatorOptions;
import dev.rolloutshell.simulator.WallClockPump;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.server.ServeOptions;
import dev.rolloutshell.simulator.server.ServedCluster;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Clients with mixed verbs over HTTPS, half of them with HTTP/2, while watches follow. {@code
 * -Dload.seconds} and {@code -Dload.clients} make it longer and wider.
 */
class LoadIT {
  private static final int SECONDS = Integer.getInteger("load.seconds", 6);
  private static final int CLIENTS = Integer.getInteger("load.clients", 16);

  private final SimulatedCluster cluster =
      SimulatedCluster.start(SimulatorOptions.DEFAULT.withCallLatency(Duration.ZERO));
  private final ServedCluster served =
      ServedCluster.start(cluster, ServeOptions.onAnyPort(new SplittableRandom(1), Instant.now()));
  private final Journal truth = new Journal();
  private final List<Follower> followers = new ArrayList<>();

  @AfterEach
  void stop() {
    for (Follower follower : followers) {
      follower.close();
    }
    served.close();
    cluster.close();
  }

  @Test
  void noUpdateIsLostAndNoWatchMissesOrRepeatsAnEvent() throws Exception {
    Sample.load(cluster);
    Caller first = new Caller(served, HttpClient.Version.HTTP_1_1);
    long from = cluster.store().version();
    tellTheTruth();
    follow(from);
    for (int i = 0; i < LoadClient.COUNTERS; i++) {
      String body = "{\"metadata\":{\"name\":\"counter-%d\"},\"data\":{\"n\":\"0\"}}".formatted(i);
      assertThat(first.call("POST", LoadClient.MAPS, body, "application/json").status())
          .isEqualTo(201);
    }

    List<LoadClient.Report> reports;
    try (WallClockPump pump = new WallClockPump(cluster, 20)) {
      assertThat(pump.isPaused()).isFalse();
      reports = load();
    }

    Map<Integer, Long> byStatus = new TreeMap<>();
    reports.forEach(r -> r.byStatus().forEach((s, n) -> byStatus.merge(s, n, Long::sum)));
    say(byStatus);
    assertThat(byStatus.keySet()).as("%s", byStatus).isSubsetOf(200, 201, 409, 422);
    countersAreRight(first, reports);
    watchesAreRight();
  }

  /** Every change of a config map, from the store itself. */
  private void tellTheTruth() {
    cluster
        .store()
        .onChange(
            change -> {
              if (change.object().key().type().equals(ResourceTypes.CONFIG_MAPS)) {
                truth.add(change.type().name(), change.object().name(), change.version());
              }
            });
  }

  private void follow(long from) throws Exception {
    Caller one = new Caller(served, HttpClient.Version.HTTP_1_1);
    Caller two = new Caller(served, HttpClient.Version.HTTP_2);
    followers.add(Follower.overHttp(one, from, "", Integer.MAX_VALUE));
    followers.add(Follower.overHttp(two, from, "", Integer.MAX_VALUE));
    followers.add(Follower.overHttp(one, from, "", 300));
    followers.add(Follower.overHttp(two, from, "&timeoutSeconds=20&allowWatchBookmarks=1", 5_000));
    followers.add(Follower.overWebSocket(one, from));
    followers.add(Follower.overHttp(two, from, "&labelSelector=client%3D3", Integer.MAX_VALUE));
  }

  private List<LoadClient.Report> load() throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<LoadClient.Report>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        HttpClient.Version version =
            i % 2 == 0 ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2;
        Caller caller = new Caller(served, version);
        running.add(threads.submit(new LoadClient(i, caller, new SplittableRandom(i), end)));
      }
      List<LoadClient.Report> reports = new ArrayList<>();
      for (Future<LoadClient.Report> one : running) {
        reports.add(one.get());
      }
      return reports;
    } finally {
      threads.shutdownNow();
    }
  }

  private void say(Map<Integer, Long> byStatus) {
    long all = byStatus.values().stream().mapToLong(Long::longValue).sum();
    System.out.printf(
        "load: %d clients, %d s, %d requests (%d a second), by status %s, %d changes watched%n",
        CLIENTS, SECONDS, all, all / SECONDS, byStatus, truth.lines().size());
  }

  private static void countersAreRight(Caller caller, List<LoadClient.Report> reports)
      throws Exception {
    for (int i = 0; i < LoadClient.COUNTERS; i++) {
      int counter = i;
      long acknowledged = reports.stream().mapToLong(r -> r.incremented().get(counter)).sum();
      Caller.Answer stored =
          caller.call("GET", LoadClient.MAPS + "/counter-" + i, "", "application/json");
      assertThat(LoadClient.count(stored.body())).as("counter %d", i).isEqualTo(acknowledged);
      assertThat(acknowledged).isPositive();
    }
  }

  private void watchesAreRight() {
    List<String> all = truth.lines();
    List<String> ofThree = truth.lines(line -> line.contains(" own-3-"));
    for (int i = 0; i < followers.size(); i++) {
      Follower follower = followers.get(i);
      List<String> expected = i == followers.size() - 1 ? ofThree : all;
      await().atMost(Duration.ofSeconds(30)).until(() -> follower.seen().size() >= expected.size());
      assertThat(follower.troubles()).isEmpty();
      // Versions grow along the truth, so equal means that every object's order is kept too.
      assertThat(follower.seen()).as("follower %d", i).isEqualTo(expected);
    }
    assertThat(followers.get(2).watches()).isGreaterThan(1);
  }
}
