package dev.rolloutshell.journal;

import dev.rolloutshell.timeline.Timeline;
import java.time.Instant;
import java.util.List;

/** Entries of a small rollout. */
final class Entries {

  static final Instant START = Instant.parse("2025-03-01T09:00:00Z");
  static final Place PLACE = new Place("prod", "https://10.0.0.1:6443/", "shop");

  private Entries() {}

  static Entry entry(int second, int command, Entry.What what) {
    Instant at = START.plusSeconds(second);
    return new Entry(at, at, "s1", command, "alice", PLACE, what);
  }

  static Entry.Wrote wrote(String direction, int step, String ends) {
    return new Entry.Wrote(
        "web",
        direction,
        step,
        step == 1 ? "CREATE" : "UPDATE",
        "replicationcontrollers/web-2",
        "RollForward",
        "grow",
        new Entry.Precondition(step == 1, step == 1 ? "" : "u-1", step == 1 ? "" : "17"),
        "stored",
        "",
        ends);
  }

  static Entry.Seen seen(int ready, int total) {
    return new Entry.Seen(
        "web",
        "forward",
        ready,
        total,
        3,
        4,
        3,
        "",
        List.of(
            new Timeline.Controller("web", "source", 3, "example/web:v1"),
            new Timeline.Controller("web-2", "target", 1, "example/web:v2")),
        List.of(new Timeline.Pod("web-x", "web", true, "Running")));
  }
}
