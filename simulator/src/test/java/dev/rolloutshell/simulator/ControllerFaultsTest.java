package dev.rolloutshell.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.controller.ControllerSettings;
import dev.rolloutshell.simulator.fault.FaultSpec;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.DeleteOptions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ControllerFaultsTest {
  private final Cluster cluster = Cluster.withSample(SimulatorOptions.DEFAULT);
  private final SimulatedCluster simulated = cluster.simulated;

  private long add(String kind, Map<String, String> options) {
    return simulated.faults().add(FaultSpec.of(kind, options));
  }

  private void pass(int seconds) {
    simulated.advance(Duration.ofSeconds(seconds));
  }

  private int pods() {
    return cluster.pods().size();
  }

  private ControllerSettings manager() {
    return simulated.controllers().replicationManager().settings();
  }

  @Test
  void stoppedReplicationManagerCreatesNothingUntilItRunsAgain() {
    add("replication-manager-stopped", Map.of("lasts", "1m"));
    cluster.scale("web", 5);
    pass(59);
    assertThat(pods()).isEqualTo(3);

    pass(5);
    assertThat(pods()).isEqualTo(5);
    assertThat(manager()).isEqualTo(SimulatorOptions.DEFAULT.manager());
  }

  @Test
  void slowReplicationManagerTakesItsTime() {
    add("replication-manager-slow", Map.of("watch", "3s", "work", "2s"));
    cluster.scale("web", 4);
    pass(4);
    assertThat(pods()).isEqualTo(3);

    pass(10);
    assertThat(pods()).isEqualTo(4);
  }

  @Test
  void faultsOnOneControllerAddUpAndComeOffInAnyOrder() {
    ControllerSettings usual = manager();
    long slow = add("replication-manager-slow", Map.of("work", "2s"));
    long stopped = add("replication-manager-stopped", Map.of());
    assertThat(manager().running()).isFalse();
    assertThat(manager().workLatency()).isEqualTo(Duration.ofSeconds(2));

    simulated.faults().remove(slow);
    assertThat(manager()).isEqualTo(usual.running(false));
    simulated.faults().remove(stopped);
    assertThat(manager()).isEqualTo(usual);
  }

  @Test
  void staleReplicationManagerActsOnWhatItDoesNotKnow() {
    long before = simulated.store().version();
    cluster.scale("web", 5);
    pass(30);
    long missed = simulated.store().version() - before - 1;
    add("replication-manager-stale", Map.of("versions", Long.toString(missed), "catch-up", "10s"));
    pass(5);

    assertThat(pods()).as("it makes again what it has not seen").isGreaterThan(5);
    pass(60);
    assertThat(cluster.ownedBy("web")).hasSize(5);
  }

  @Test
  void stoppedGarbageCollectorLeavesPodsBehind() {
    long fault = add("garbage-collector-stopped", Map.of());
    simulated
        .api()
        .objects()
        .delete(cluster.rc("web").key(), DeleteOptions.DEFAULT.withPolicy("Background"));
    pass(60);
    assertThat(cluster.find(ResourceTypes.REPLICATION_CONTROLLERS, "web")).isNull();
    assertThat(pods()).isEqualTo(3);

    simulated.faults().remove(fault);
    pass(60);
    assertThat(pods()).isZero();
  }

  @Test
  void slowGarbageCollectorTakesItsTime() {
    add("garbage-collector-slow", Map.of("watch", "20s", "work", "1s"));
    simulated
        .api()
        .objects()
        .delete(cluster.rc("web").key(), DeleteOptions.DEFAULT.withPolicy("Background"));
    pass(19);
    assertThat(pods()).isEqualTo(3);

    pass(60);
    assertThat(pods()).isZero();
  }

  @Test
  void standingFaultIsPartOfACheckpoint() {
    add("replication-manager-stopped", Map.of("lasts", "1m"));
    Checkpoint standing = simulated.checkpoint();
    pass(61);
    assertThat(manager().running()).isTrue();

    simulated.restore(standing);
    assertThat(manager().running()).isFalse();
    assertThat(simulated.faults().list()).singleElement().matches(fault -> fault.standing());
    pass(61);
    assertThat(manager().running()).isTrue();
  }
}
