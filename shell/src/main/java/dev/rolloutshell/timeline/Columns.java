package dev.rolloutshell.timeline;

import dev.rolloutshell.timeline.Timeline.Sample;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The time of a timeline, cut into columns; each keeps the worst that was seen within it. */
final class Columns {

  private final TimeAxis axis;
  private final @Nullable Sample[] columns;

  Columns(Timeline timeline, int count) {
    this.axis = TimeAxis.of(timeline);
    this.columns = new Sample[count];
    List<Sample> samples = timeline.samples();
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      int end = i + 1 < samples.size() ? of(samples.get(i + 1).at()) : count - 1;
      for (int column = of(sample.at()); column <= end; column++) {
        Sample before = columns[column];
        // The last column of a sample belongs to the next one, too.
        boolean handsOver = column == end && i + 1 < samples.size() && column > of(sample.at());
        if (!handsOver) {
          columns[column] = before == null ? sample : worse(before, sample);
        }
      }
    }
  }

  private static Sample worse(Sample one, Sample next) {
    return new Sample(
        one.at(),
        Math.min(one.ready(), next.ready()),
        Math.max(one.total(), next.total()),
        next.floor(),
        next.ceiling());
  }

  /** The column in which an instant lies. */
  int of(Instant at) {
    return (int) Math.min(columns.length - 1.0, axis.place(at) * columns.length);
  }

  int count() {
    return columns.length;
  }

  TimeAxis axis() {
    return axis;
  }

  /** The numbers of a column, or {@code null} before the first sample. */
  @Nullable Sample at(int column) {
    return columns[column];
  }

  /** Whether a column lies within a folded gap. */
  boolean folded(int column) {
    double middle = (column + 0.5) / columns.length;
    return axis.folds().stream().anyMatch(f -> f.start() <= middle && middle <= f.end());
  }
}
