package dev.rolloutshell.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.WatchOutcome;
import dev.rolloutshell.simulator.api.WatchSink;
import dev.rolloutshell.simulator.fault.FaultSpec;
import dev.rolloutshell.simulator.model.ResourceTypes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatchFaultsTest {
  private final Cluster cluster = new Cluster(SimulatorOptions.DEFAULT);
  private final SimulatedCluster simulated = cluster.simulated;

  /** Keeps what came, as {@code ADDED a}. */
  private static final class Seen implements WatchSink {
    final List<String> frames = new ArrayList<>();

    @Override
    public void frame(byte[] json) {
      String text = new String(json, StandardCharsets.UTF_8);
      String type = text.substring(9, text.indexOf('"', 9));
      int name = text.indexOf("\"name\":\"");
      frames.add(
          name < 0 ? type : type + " " + text.substring(name + 8, text.indexOf('"', name + 8)));
    }

    @Override
    public void end() {
      frames.add("end");
    }
  }

  private Seen watch(String query) {
    Seen seen = new Seen();
    WatchOutcome outcome =
        simulated.watch(
            new ApiRequest(
                "GET",
                "/api/v1/namespaces/default/configmaps",
                "watch=true" + query,
                Map.of(),
                new byte[0]),
            seen);
    assertThat(outcome).isInstanceOf(WatchOutcome.Open.class);
    return seen;
  }

  private void create(String... names) {
    for (String name : names) {
      cluster.load(
          "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, namespace: default}}"
              .formatted(name));
    }
  }

  private void add(String kind, Map<String, String> options) {
    simulated.faults().add(FaultSpec.of(kind, options));
  }

  @Test
  void droppedEventIsNeverTold() {
    Seen seen = watch("");
    add("event-dropped", Map.of("resource", "configmaps", "nth", "2"));
    create("a", "b", "c");

    assertThat(seen.frames).containsExactly("ADDED a", "ADDED c");
  }

  @Test
  void duplicatedEventIsToldTwice() {
    Seen seen = watch("");
    add("event-duplicated", Map.of("name", "b"));
    create("a", "b", "c");

    assertThat(seen.frames).containsExactly("ADDED a", "ADDED b", "ADDED b", "ADDED c");
  }

  @Test
  void delayedEventHoldsUpWhatFollows() {
    Seen seen = watch("");
    add("event-delayed", Map.of("name", "b", "delay", "3s"));
    create("a", "b", "c");

    assertThat(seen.frames).containsExactly("ADDED a");
    simulated.advance(Duration.ofSeconds(3));
    assertThat(seen.frames).containsExactly("ADDED a", "ADDED b", "ADDED c");
    create("d");
    assertThat(seen.frames).endsWith("ADDED d");
  }

  @Test
  void streamEndsInPlaceOfAnEvent() {
    Seen seen = watch("");
    Seen later = watch("");
    add("watch-closed", Map.of("namespace", "default", "nth", "3"));
    create("a", "b");

    assertThat(seen.frames).containsExactly("ADDED a", "end");
    assertThat(later.frames).as("times is 1, for all watches").hasSize(2).endsWith("ADDED b");
    assertThat(simulated.api().openWatches()).isEqualTo(1);
  }

  @Test
  void expiredWatchIsToldSoAndEnds() {
    Seen seen = watch("");
    add("watch-expired", Map.of());
    create("a");

    assertThat(seen.frames).containsExactly("ERROR", "end");
    assertThat(simulated.api().openWatches()).isZero();
  }

  @Test
  void bookmarksAreOffUntilTheFaultIsRemoved() {
    Seen seen = watch("&allowWatchBookmarks=true");
    add("bookmarks-off", Map.of());
    simulated.advance(Duration.ofMinutes(3));
    assertThat(seen.frames).isEmpty();

    simulated.faults().clear();
    simulated.advance(Duration.ofMinutes(1));
    assertThat(seen.frames).containsExactly("BOOKMARK");
  }

  @Test
  void eventsOfOtherObjectsPass() {
    Seen seen = watch("");
    add("event-dropped", Map.of("resource", "pods", "times", "always"));
    add("event-dropped", Map.of("name", "x*", "times", "always"));
    create("a", "xa");

    assertThat(seen.frames).containsExactly("ADDED a");
  }

  @Test
  void restartEndsEveryWatch() {
    Seen seen = watch("");
    add("server-restart", Map.of());

    assertThat(seen.frames).containsExactly("end");
  }

  @Test
  void restoredCheckpointForgetsWhatWasHeldUp() {
    Seen seen = watch("");
    add("event-delayed", Map.of("delay", "3s"));
    create("a");
    Checkpoint checkpoint = simulated.checkpoint();
    simulated.restore(checkpoint);
    simulated.advance(Duration.ofSeconds(5));

    assertThat(seen.frames).isEmpty();
    assertThat(cluster.find(ResourceTypes.CONFIG_MAPS, "a")).isNotNull();
  }
}
