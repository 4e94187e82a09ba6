package dev.rolloutshell.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTextTest {

  private static String text(Timeline timeline, int width) {
    return String.join("\n", TimelineText.lines(timeline, width));
  }

  @Test
  void aRolloutIsDrawnWithItsLimitsItsCommandsAndItsWrites() {
    Timeline timeline =
        Timeline.titled("web")
            .command(Timelines.after(0), "rollout run web")
            .write(Timelines.after(1), "step 1", "UPDATE replicationcontrollers/web", "grow")
            .fault(Timelines.after(3), "latency", "2s on every update")
            .sample(Timelines.after(0), 2, 2, 2, 3)
            .sample(Timelines.after(2), 2, 3, 2, 3)
            .sample(Timelines.after(3), 1, 2, 2, 3)
            .sample(Timelines.after(4), 2, 2, 2, 3)
            .build();

    assertThat(text(timeline, 47))
        .isEqualTo(
            """
            web
            1 command, 1 write, 1 fault in 4s. Ready pods:
            1 to 2, below the floor for 1 pod-seconds. All
            pods: 2 to 3, never above the ceiling.

                 pods  █ ready  ░ not ready  ! missing to
            the floor  X above the ceiling  ─ ceiling
                    3 │──────────░░░░░───── ceiling
                    2 │███████████████!!!!█ floor
                    1 │████████████████████
                      └┴─────────┴────────┴
                       0s        2s       4s
             commands  >
               writes       |
               faults                 x

                  +0s  command  rollout run web
                  +1s  write    step 1  UPDATE
                                replicationcontrollers/web:
                                grow
                  +3s  fault    latency  2s on every update\
            """);
  }

  @Test
  void aPauseOfHoursIsFoldedAndNamed() {
    String text = text(Timelines.rollout(), 100);

    assertThat(text).contains("~~~~", "~ is 2h from +9s on").contains("+2h0m13s  write ");
    assertThat(TimelineText.lines(Timelines.rollout(), 100)).allMatch(line -> line.length() <= 100);
  }

  @Test
  void manyPodsShareARow() {
    Timeline timeline =
        Timeline.titled("big")
            .sample(Timelines.after(0), 40, 52, 50, 55)
            .sample(Timelines.after(9), 55, 55, 50, 55)
            .build();

    List<String> lines = TimelineText.lines(timeline, 0);

    assertThat(lines).anyMatch(line -> line.startsWith("       60 │░") && line.endsWith("55"));
    assertThat(lines)
        .anyMatch(line -> line.startsWith("       50 │!!") && line.endsWith("floor 50"));
    assertThat(lines).hasSizeLessThan(16);
  }

  @Test
  void nothingRecordedIsSaid() {
    assertThat(text(Timeline.titled("web").build(), 80)).isEqualTo("web\nNothing is recorded.");
  }

  @Test
  void textFromElsewhereCannotMoveTheCursor() {
    Timeline timeline = Timeline.titled("a\u001b[2Jb\r\n").note(Timelines.START, "c\u0007").build();

    assertThat(TimelineText.lines(timeline, 0)).noneMatch(line -> line.matches(".*\\p{Cntrl}.*"));
  }
}
