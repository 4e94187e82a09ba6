package dev.rolloutshell.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolloutshell.journal.Entry;
import dev.rolloutshell.journal.Place;
import dev.rolloutshell.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalDrillTest {

  private final List<Entry> entries = new ArrayList<>();
  private int command;

  private void add(Entry.What what) {
    Instant time = Instant.EPOCH.plusSeconds(entries.size());
    entries.add(new Entry(time, time, "s", command, "somebody", Place.NONE, what));
  }

  private void typed(String line, int code, Entry.What... meanwhile) {
    command++;
    add(new Entry.Typed(line));
    for (Entry.What what : meanwhile) {
      add(what);
    }
    add(new Entry.Ended(code));
  }

  private static Entry.Seen seen() {
    return new Entry.Seen(
        "web",
        "forward",
        3,
        4,
        3,
        4,
        "",
        List.of(
            new Timeline.Controller("web", "source", 3, "shop/web:7"),
            new Timeline.Controller("web-abc", "target", 1, "shop/web:8")),
        List.of(new Timeline.Pod("web-abc-1", "web-abc", false, "ImagePullBackOff")));
  }

  private static Entry.Wrote wrote(String ends) {
    return new Entry.Wrote(
        "web",
        "forward",
        1,
        "CREATE",
        "replicationcontrollers/web-abc",
        "CreateTarget",
        "why",
        new Entry.Precondition(true, "", ""),
        "stored",
        "",
        ends);
  }

  @Test
  void whatWentWrongIsTheSetupAndWhatCameThenTheSolution() {
    typed("get rc", 0);
    typed(
        "rollout run web --image=shop/web:8",
        5,
        wrote(""),
        seen(),
        new Entry.Reported("web", 5, "no progress for 10m"));
    typed("rollout status", 0);
    typed("rollout abort", 0, wrote("aborted"));

    Map<String, Object> drill = JournalDrill.of(entries);

    assertThat(drill.get("setup")).isEqualTo(List.of("rollout run web --image=shop/web:8"));
    assertThat(drill.get("solution")).isEqualTo(List.of("rollout abort"));
    assertThat(drill.get("story")).asString().contains("no progress for 10m");
    assertThat(drill.get("faults"))
        .isEqualTo(List.of(Map.of("kind", "image-pull-fails", "match", Map.of("name", "web-*-*"))));
    assertThat(drill.get("goals")).asString().contains("image=shop/web:7");
  }

  @Test
  void aSessionWithoutARolloutIsNoDrill() {
    typed("get rc", 0);

    assertThatThrownBy(() -> JournalDrill.of(entries))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected the writes of a rollout, but there are none");
  }
}
