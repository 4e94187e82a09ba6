package dev.rolloutshell.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.cluster.VirtualWaiting;
import dev.rolloutshell.rollout.drive.ClusterRollouts;
import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.simulator.Sample;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.SimulatorOptions;
import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.StoredObject;
import dev.rolloutshell.simulator.transport.RequestHook;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventNotesTest {

  private final SimulatedCluster cluster = SimulatedCluster.start(SimulatorOptions.DEFAULT);
  private final List<String> trouble = new ArrayList<>();

  private static Intent.Forward to(String image, Limits limits) {
    return new Intent.Forward(
        "web", null, new Intent.Image(image, null, null), limits, Mark.LABEL_KEY);
  }

  private RunReport run(Intent intent, RequestHook hook) {
    KubernetesClient client = cluster.client("default", hook);
    VirtualWaiting waiting = new VirtualWaiting(cluster);
    Diary diary = new Diary(InstantSource.fixed(Instant.EPOCH), "alice", "s");
    try (RecordedRollouts rollouts =
        new RecordedRollouts(
            new ClusterRollouts(client, "default", waiting),
            new ClusterDiary(diary, Entries.PLACE, waiting::now),
            "default",
            wanted ->
                new EventNotes(client, "default", waiting::now, wanted, "alice", trouble::add))) {
      return rollouts.run(intent, null, Progress.NONE);
    }
  }

  private List<String> events() {
    List<String> events = new ArrayList<>();
    for (StoredObject event : cluster.store().list(ResourceTypes.EVENTS, "default")) {
      var json = event.json();
      if ("rollout-shell".equals(json.object("source").string("component"))) {
        events.add(
            json.object("involvedObject").string("name")
                + " "
                + json.string("type")
                + " "
                + json.string("reason")
                + ": "
                + json.string("message"));
      }
    }
    return events;
  }

  @Test
  void aRolloutThatFinishesLeavesItsBeginningAndItsEnd() {
    Sample.load(cluster);

    assertThat(run(to("example/web:v2", Limits.DEFAULT), RequestHook.NONE).code())
        .isEqualTo(ExitCode.DONE);

    String started = " Normal RolloutStarted: from example/web:v1 to example/web:v2: 3 pods, as ";
    assertThat(events())
        .containsExactlyInAnyOrder(
            "web" + started + "web-spjfsbvfbg by alice",
            "web" + started + "web-spjfsbvfbg by alice",
            "web-spjfsbvfbg" + started + "web-spjfsbvfbg by alice",
            "web Normal RolloutFinished: finished in 18 writes; from example/web:v1 to"
                + " example/web:v2: 3 pods, as web-spjfsbvfbg by alice, since"
                + " 2026-01-01T00:00:02Z");
    String uid =
        cluster.store().list(ResourceTypes.REPLICATION_CONTROLLERS, "default").stream()
            .map(controller -> controller.json().object("metadata").string("uid"))
            .findFirst()
            .orElseThrow();
    assertThat(cluster.store().list(ResourceTypes.EVENTS, "default"))
        .filteredOn(e -> uid.equals(e.json().object("involvedObject").string("uid")))
        .extracting(e -> e.json().string("reason"))
        .contains("RolloutStarted", "RolloutFinished");
    assertThat(trouble).isEmpty();
  }

  @Test
  void aRolloutThatStandsStillAndIsAbortedLeavesThat() {
    Sample.load(cluster);
    Limits limits =
        new Limits(
            Limits.DEFAULT.maxSurge(),
            Limits.DEFAULT.maxUnavailable(),
            null,
            Duration.ZERO,
            Duration.ofSeconds(30));

    run(to("example/bad:v2", limits), RequestHook.NONE);
    run(new Intent.Abort("web", null), RequestHook.NONE);

    assertThat(events()).anyMatch(e -> e.startsWith("web Warning RolloutStopped: "));
    assertThat(events()).contains("web Normal RolloutAborting: going back to web by alice");
    assertThat(events()).anyMatch(e -> e.startsWith("web Normal RolloutAborted: restored in "));
  }

  @Test
  void whoMayNotLeaveEventsRollsOutAllTheSame() {
    Sample.load(cluster);
    RequestHook forbidding =
        new RequestHook() {
          @Override
          public @Nullable ApiResponse beforeApply(ApiRequest request) throws IOException {
            if (request.method().equals("POST") && request.path().endsWith("/events")) {
              throw new IOException("connection reset");
            }
            return null;
          }
        };

    RunReport report = run(to("example/web:v2", Limits.DEFAULT), forbidding);

    assertThat(report.code()).isEqualTo(ExitCode.DONE);
    assertThat(report.steps()).hasSize(18);
    assertThat(events()).isEmpty();
    assertThat(trouble).hasSize(1);
    assertThat(trouble.get(0)).startsWith("no Event can be left: ");
  }
}
