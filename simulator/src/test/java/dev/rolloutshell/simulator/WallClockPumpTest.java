package dev.rolloutshell.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WallClockPumpTest {
  private final SimulatedCluster cluster = SimulatedCluster.start(SimulatorOptions.DEFAULT);
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void virtualTimeFollowsTheWallClockAtItsSpeed() {
    Instant start = cluster.now();
    try (WallClockPump pump = new WallClockPump(cluster, 10, nanos::get)) {
      assertThat(pump.isPaused()).isFalse();
      nanos.addAndGet(Duration.ofSeconds(3).toNanos());
      await().untilAsserted(() -> assertThat(cluster.now()).isEqualTo(start.plusSeconds(30)));
    }
  }

  @Test
  void pausedTimeIsNotMadeUpFor() {
    Instant start = cluster.now();
    try (WallClockPump pump = new WallClockPump(cluster, 1, nanos::get)) {
      pump.pause();
      nanos.addAndGet(Duration.ofHours(1).toNanos());
      awaitATick();
      pump.run();
      nanos.addAndGet(Duration.ofSeconds(5).toNanos());
      await().untilAsserted(() -> assertThat(cluster.now()).isEqualTo(start.plusSeconds(5)));
    }
  }

  @Test
  void atMostSpeedEverythingPendingHappensAndThenTimeFollowsTheWallClock() {
    Sample.load(cluster);
    try (KubernetesClient client = cluster.client("default");
        WallClockPump pump = new WallClockPump(cluster, WallClockPump.MAX, nanos::get)) {
      assertThat(pump.isPaused()).isFalse();
      client.replicationControllers().withName("web").scale(9);
      nanos.addAndGet(Duration.ofMillis(20).toNanos());
      await()
          .until(
              () ->
                  client
                          .replicationControllers()
                          .withName("web")
                          .get()
                          .getStatus()
                          .getReadyReplicas()
                      == 9);
    }
  }

  private void awaitATick() {
    AtomicLong reads = new AtomicLong();
    await().pollInterval(Duration.ofMillis(50)).until(() -> reads.incrementAndGet() > 4);
  }
}
