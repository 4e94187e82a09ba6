package dev.rolloutshell.journal;

import static dev.rolloutshell.journal.Entries.entry;
import static dev.rolloutshell.journal.Entries.seen;
import static dev.rolloutshell.journal.Entries.wrote;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private static Map<String, Object> event(int second, String reason, String message) {
    return Map.of(
        "involvedObject", Map.of("kind", "ReplicationController", "name", "web"),
        "source", Map.of("component", "rollout-shell"),
        "reason", reason,
        "message", message,
        "lastTimestamp", Entries.START.plusSeconds(second).toString());
  }

  private static List<PastRollout> history(List<Entry> entries, List<Map<String, Object>> events) {
    return History.of(entries, Entries.PLACE, "web", PastEvents.of(events, "web"));
  }

  private static List<Entry> twoRollouts() {
    return List.of(
        entry(0, 1, seen(3, 3)),
        entry(1, 1, wrote("forward", 1, "")),
        entry(2, 1, wrote("forward", 2, "")),
        entry(3, 2, wrote("abort", 1, "aborted")),
        entry(3, 2, new Entry.Reported("web", 0, "web is restored")),
        entry(9, 3, seen(3, 3)),
        entry(10, 3, wrote("forward", 1, "")),
        entry(12, 3, new Entry.Reported("web", 5, "no progress for 10m")));
  }

  @Test
  void aRolloutEndsWithItsLastWriteAndTheNextBeginsWithItsFirst() {
    List<PastRollout> rollouts = history(twoRollouts(), List.of());

    assertThat(rollouts).extracting(PastRollout::result).containsExactly("aborted", "open");
    assertThat(rollouts).extracting(PastRollout::writes).containsExactly(3, 1);
    assertThat(rollouts)
        .extracting(PastRollout::message)
        .containsExactly("web is restored", "no progress for 10m");
    assertThat(rollouts.get(0).ended()).isEqualTo(Entries.START.plusSeconds(3));
    assertThat(rollouts.get(0).from()).isEqualTo("example/web:v1");
    assertThat(rollouts.get(0).to()).isEqualTo("example/web:v2");
    assertThat(rollouts.get(0).who()).containsExactly("alice");
    assertThat(rollouts.get(0).steps()).hasSize(3);
    assertThat(rollouts.get(0).sources()).containsExactly("journal");
  }

  @Test
  void otherClustersNamespacesAndControllersAreNotMeant() {
    Entry ours = entry(1, 1, wrote("forward", 1, ""));
    Entry elsewhere =
        new Entry(
            ours.time(),
            ours.clock(),
            "s2",
            1,
            "bob",
            new Place("prod", Entries.PLACE.server(), "other"),
            ours.what());

    assertThat(history(List.of(ours, elsewhere), List.of()).get(0).writes()).isEqualTo(1);
    assertThat(History.of(List.of(ours), Entries.PLACE, "web-2", List.of())).isEmpty();
  }

  @Test
  void eventsTellOfRolloutsThatNoJournalHas() {
    List<PastRollout> rollouts =
        history(
            List.of(),
            List.of(
                event(90, "RolloutFinished", "finished in 18 writes"),
                event(60, "RolloutStarted", "from a:1 to a:2: 3 pods, as web-2 by bob"),
                event(20, "RolloutAborted", "restored in 7 writes"),
                event(5, "SuccessfulCreate", "Created pod: web-x")));

    assertThat(rollouts).hasSize(2);
    assertThat(rollouts.get(1))
        .isEqualTo(
            new PastRollout(
                Entries.START.plusSeconds(60),
                Entries.START.plusSeconds(90),
                "finished",
                "a:1",
                "a:2",
                18,
                List.of("bob"),
                List.of("events"),
                "finished in 18 writes",
                List.of()));
    assertThat(rollouts.get(0).result()).isEqualTo("aborted");
  }

  @Test
  void oneRolloutInBothIsShownOnceWithWhatOnlyTheEventsKnow() {
    List<Map<String, Object>> events = new ArrayList<>();
    events.add(event(1, "RolloutStarted", "from a:1 to a:2: 3 pods, as web-2 by alice"));
    events.add(event(3, "RolloutAborted", "restored in 1 write"));
    events.add(event(10, "RolloutStarted", "from a:1 to a:3: 3 pods, as web-3 by alice"));
    events.add(event(70, "RolloutFinished", "finished in 18 writes"));

    List<PastRollout> rollouts = history(twoRollouts(), events);

    assertThat(rollouts).hasSize(2);
    assertThat(rollouts).allMatch(r -> r.sources().equals(List.of("journal", "events")));
    assertThat(rollouts.get(1).result()).isEqualTo("finished");
    assertThat(rollouts.get(1).ended()).isEqualTo(Entries.START.plusSeconds(70));
    assertThat(rollouts.get(1).message()).isEqualTo("finished in 18 writes");
  }

  @Test
  void eventsOfOthersAndWithoutTimesArePassedOver() {
    Map<String, Object> foreign =
        Map.of(
            "involvedObject", Map.of("kind", "ReplicationController", "name", "web"),
            "source", Map.of("component", "somebody"),
            "reason", "RolloutStarted",
            "lastTimestamp", Instant.EPOCH.toString());
    Map<String, Object> timeless =
        Map.of(
            "involvedObject", Map.of("kind", "ReplicationController", "name", "web"),
            "source", Map.of("component", "rollout-shell"),
            "reason", "RolloutStarted");

    assertThat(history(List.of(), List.of(foreign, timeless))).isEmpty();
  }
}
