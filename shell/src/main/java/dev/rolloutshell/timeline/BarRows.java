package dev.rolloutshell.timeline;

import dev.rolloutshell.timeline.Timeline.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers of pods as rows of characters, one row for each pod or for a round number of them. */
final class BarRows {

  private static final int MOST_ROWS = 10;

  private final Columns columns;
  private final List<Sample> samples;
  private final int most;
  private final int each;

  BarRows(Timeline timeline, Columns columns) {
    this.columns = columns;
    this.samples = timeline.samples();
    this.most = samples.stream().mapToInt(BarRows::most).max().orElse(0);
    int step = 1;
    for (int i = 0; most > step * MOST_ROWS; i++) {
      step = step * (i % 3 == 1 ? 5 : 4) / 2;
    }
    this.each = step;
  }

  private static int most(Sample sample) {
    Integer ceiling = sample.ceiling();
    return Math.max(sample.total(), ceiling == null ? 0 : ceiling);
  }

  List<String> lines(int side) {
    List<String> lines = new ArrayList<>();
    if (samples.isEmpty()) {
      return lines;
    }
    lines.add(
        String.format("%" + side + "s", "pods")
            + "  █ ready  ░ not ready  ! missing to the floor"
            + "  X above the ceiling  ─ ceiling");
    Sample last = samples.get(samples.size() - 1);
    for (int row = (most + each - 1) / each; row >= 1; row--) {
      StringBuilder line = new StringBuilder();
      line.append(String.format("%" + side + "d │", row * each));
      for (int column = 0; column < columns.count(); column++) {
        line.append(cell(columns.at(column), row));
      }
      line.append(' ').append(label(last, row));
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private char cell(@Nullable Sample sample, int row) {
    if (sample == null) {
      return ' ';
    }
    if (sample.belowFloor() && sample.ready() < row * each && rowOf(sample.floor()) >= row) {
      return '!';
    }
    if (sample.aboveCeiling() && rowOf(sample.total()) >= row && rowOf(sample.ceiling()) < row) {
      return 'X';
    }
    if (rowOf(sample.ready()) >= row) {
      return '█';
    }
    if (rowOf(sample.total()) >= row) {
      return '░';
    }
    return rowOf(sample.ceiling()) == row ? '─' : ' ';
  }

  /** The row that a number of pods reaches up to; 0 for none. */
  private int rowOf(@Nullable Integer pods) {
    return pods == null ? 0 : (pods + each - 1) / each;
  }

  private String label(Sample last, int row) {
    List<String> names = new ArrayList<>();
    if (last.ceiling() != null && rowOf(last.ceiling()) == row) {
      names.add("ceiling" + exact(last.ceiling()));
    }
    if (last.floor() != null && rowOf(last.floor()) == row) {
      names.add("floor" + exact(last.floor()));
    }
    return String.join(", ", names);
  }

  private String exact(int pods) {
    return each == 1 ? "" : " " + pods;
  }
}
