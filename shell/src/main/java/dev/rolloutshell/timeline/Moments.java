package dev.rolloutshell.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The moments of a timeline, to be walked through one by one: every mark, and every instant at
 * which numbers or states changed without one.
 */
final class Moments {

  /**
   * One moment.
   *
   * @param at the instant
   * @param mark what was done or happened, or {@code null} when only numbers or states changed
   * @param sample the numbers in force, or {@code null} before the first
   * @param state index of the state in force, or -1 before the first
   */
  record Moment(
      Instant at, Timeline.@Nullable Mark mark, Timeline.@Nullable Sample sample, int state) {}

  private Moments() {}

  static List<Moment> of(Timeline timeline) {
    TreeSet<Instant> marked = new TreeSet<>();
    timeline.marks().forEach(mark -> marked.add(mark.at()));
    TreeSet<Instant> changed = new TreeSet<>();
    timeline.samples().forEach(sample -> changed.add(sample.at()));
    timeline.states().forEach(state -> changed.add(state.at()));
    changed.removeAll(marked);
    List<Moment> moments = new ArrayList<>();
    for (Timeline.Mark mark : timeline.marks()) {
      moments.add(moment(timeline, mark.at(), mark));
    }
    for (Instant at : changed) {
      moments.add(moment(timeline, at, null));
    }
    moments.sort(Comparator.comparing(Moment::at));
    return moments;
  }

  private static Moment moment(Timeline timeline, Instant at, Timeline.@Nullable Mark mark) {
    return new Moment(at, mark, sample(timeline, at), state(timeline, at));
  }

  private static Timeline.@Nullable Sample sample(Timeline timeline, Instant at) {
    Timeline.Sample found = null;
    for (Timeline.Sample sample : timeline.samples()) {
      if (sample.at().isAfter(at)) {
        break;
      }
      found = sample;
    }
    return found;
  }

  private static int state(Timeline timeline, Instant at) {
    int found = -1;
    for (Timeline.State state : timeline.states()) {
      if (state.at().isAfter(at)) {
        break;
      }
      found++;
    }
    return found;
  }
}
