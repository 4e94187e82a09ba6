package dev.rolloutshell.timeline;

import dev.rolloutshell.timeline.Timeline.Mark;
import dev.rolloutshell.timeline.Timeline.Sample;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Where things stand in a drawing: instants from left to right, pods upwards, lanes below. */
final class Plot {

  static final double WIDTH = 1000;
  static final double LEFT = 84;
  static final double RIGHT = WIDTH - 84;
  static final double TOP = 30;
  static final double BOTTOM = 270;
  private static final double LANE = 30;
  private static final double AXIS = 30;

  private final TimeAxis axis;
  private final List<Mark.Kind> lanes;
  private final int most;

  Plot(Timeline timeline) {
    axis = TimeAxis.of(timeline);
    lanes =
        Arrays.stream(Mark.Kind.values())
            .filter(kind -> timeline.marks().stream().anyMatch(mark -> mark.kind() == kind))
            .toList();
    most = timeline.samples().stream().mapToInt(Plot::most).max().orElse(1);
  }

  private static int most(Sample sample) {
    Integer ceiling = sample.ceiling();
    return Math.max(1, Math.max(sample.total(), ceiling == null ? 0 : ceiling));
  }

  TimeAxis axis() {
    return axis;
  }

  /** The kinds of marks that there are, from top to bottom. */
  List<Mark.Kind> lanes() {
    return lanes;
  }

  double x(Instant at) {
    return x(axis.place(at));
  }

  static double x(double place) {
    return LEFT + (RIGHT - LEFT) * place;
  }

  /** The height of a number of pods. */
  double y(int pods) {
    return BOTTOM - (BOTTOM - TOP) * pods / (most + 0.4);
  }

  /** Numbers of pods with a line of their own: at most six, at round distances. */
  List<Integer> levels() {
    int step = 1;
    for (int i = 0; most / step > 6; i++) {
      step = step * (i % 3 == 1 ? 5 : 4) / 2;
    }
    int distance = step;
    return java.util.stream.IntStream.rangeClosed(0, most / distance)
        .mapToObj(i -> i * distance)
        .toList();
  }

  /** The middle of a lane. */
  double lane(Mark.Kind kind) {
    return BOTTOM + 12 + LANE * (lanes.indexOf(kind) + 0.5);
  }

  /** The line under the lanes. */
  double floorLine() {
    return BOTTOM + 12 + LANE * lanes.size();
  }

  double height() {
    return floorLine() + AXIS;
  }
}
