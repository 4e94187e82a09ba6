package dev.rolloutshell.timeline;

import dev.rolloutshell.timeline.Timeline.Controller;
import dev.rolloutshell.timeline.Timeline.Pod;
import dev.rolloutshell.timeline.Timeline.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Timelines to draw. */
final class Timelines {

  static final Instant START = Instant.parse("2025-03-01T09:00:00Z");

  private Timelines() {}

  static Instant after(double seconds) {
    return START.plusMillis(Math.round(seconds * 1000));
  }

  /** Three pods are replaced; one is lost on the way, and there is a pause of two hours. */
  static Timeline rollout() {
    Timeline.Builder timeline =
        Timeline.titled("Rollout of web to example/web:v2")
            .subtitle("context simulator, namespace default, 2025-03-01 09:00:00 UTC")
            .fact("result", "passed")
            .fact("score", "82 of 100")
            .passage(
                "What happened",
                "The node of one old pod went away in the middle of the rollout.\n"
                    + "The rollout waited until three pods were ready again.");
    timeline.command(after(0), "rollout start web --image=example/web:v2 --max-surge=1");
    timeline.command(after(3), "rollout run");
    timeline.command(after(7212), "rollout resume");
    timeline.fault(after(6), "node-down", "the node of pods/web-9wxbn is gone");
    timeline.wrong(
        after(9), "rollout kill --lost-reply", "waiting: the replication manager makes a new pod");
    timeline.note(after(7217), "the rollout is finished");
    for (int i = 0; i < 14; i++) {
      boolean controller = i == 0 || i > 4;
      timeline.write(
          after(i < 8 ? 0.2 + i * 1.05 : 7213 + (i - 8) * 0.7),
          "step " + (i + 1),
          (i == 0 ? "CREATE" : "UPDATE")
              + " "
              + (controller ? "replicationcontrollers/web" : "pods/web-x" + i),
          i == 7
              ? "raise the target to 2: <3 ready & 1 more allowed>"
              : "label it, so that it still matches");
    }
    int[][] numbers = {
      {0, 3, 3},
      {4, 3, 4},
      {5, 4, 4},
      {6, 2, 3},
      {8, 3, 4},
      {7214, 3, 4},
      {7215, 4, 4},
      {7216, 3, 3}
    };
    for (int[] each : numbers) {
      timeline.sample(after(each[0]), each[1], each[2], 3, 4);
      timeline.state(state(each[0], each[1], each[2]));
    }
    return timeline.build();
  }

  private static State state(int second, int ready, int total) {
    int moved = second > 7000 ? 3 : second / 3;
    List<Pod> pods = new ArrayList<>();
    for (int i = 0; i < total; i++) {
      boolean young = i < moved;
      pods.add(
          new Pod(
              (young ? "web-spjfs-" : "web-") + "k" + i + "x4z",
              young ? "web-spjfsbvfbg" : "web",
              i < ready,
              i < ready ? "Running" : "ContainerCreating"));
    }
    return new State(
        after(second),
        List.of(
            new Controller("web", "source", total - Math.min(moved, total), "example/web:v1"),
            new Controller("web-spjfsbvfbg", "target", moved, "example/web:v2")),
        pods,
        ready < 3 ? "waiting for web: " + ready + " of 3 ready" : "");
  }
}
