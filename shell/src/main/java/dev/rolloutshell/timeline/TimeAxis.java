package dev.rolloutshell.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * Places instants between 0 and 1. Gaps in which nothing happens, and which are far longer than all
 * that happens, are folded: they take a fixed small part of the axis, so that a pause of hours does
 * not hide the seconds that matter.
 */
final class TimeAxis {

  /** A gap is never folded below this. */
  private static final double LEAST_FOLDED_SECONDS = 30;

  /** A gap is folded when it is longer than so many times all the shorter ones together. */
  private static final double TIMES_THE_REST = 2;

  /** The part of the unfolded time that a folded gap is drawn as. */
  private static final double FOLDED_PART = 0.08;

  /**
   * A stretch between two neighbouring instants.
   *
   * @param from its beginning
   * @param to its end
   * @param start where it begins on the axis, 0 to 1
   * @param end where it ends on the axis
   * @param folded whether it is shorter on the axis than it was
   */
  record Stretch(Instant from, Instant to, double start, double end, boolean folded) {

    private double place(Instant at) {
      double whole = seconds(from, to);
      return whole == 0 ? start : start + (end - start) * seconds(from, at) / whole;
    }

    Duration length() {
      return Duration.between(from, to);
    }
  }

  private final List<Stretch> stretches = new ArrayList<>();
  private final Instant first;

  private TimeAxis(List<Instant> instants) {
    first = instants.isEmpty() ? Instant.EPOCH : instants.get(0);
    List<Double> gaps = new ArrayList<>();
    for (int i = 1; i < instants.size(); i++) {
      gaps.add(seconds(instants.get(i - 1), instants.get(i)));
    }
    double longest = longestUnfolded(gaps);
    double active = gaps.stream().filter(gap -> gap <= longest).mapToDouble(g -> g).sum();
    double folded = Math.max(active, 1) * FOLDED_PART;
    double whole = gaps.stream().mapToDouble(gap -> gap <= longest ? gap : folded).sum();
    double at = 0;
    for (int i = 0; i < gaps.size(); i++) {
      boolean fold = gaps.get(i) > longest;
      double end = whole == 0 ? 0 : at + (fold ? folded : gaps.get(i)) / whole;
      stretches.add(new Stretch(instants.get(i), instants.get(i + 1), at, end, fold));
      at = end;
    }
  }

  /** The axis of all that a timeline has. */
  static TimeAxis of(Timeline timeline) {
    TreeSet<Instant> instants = new TreeSet<>();
    timeline.samples().forEach(sample -> instants.add(sample.at()));
    timeline.marks().forEach(mark -> instants.add(mark.at()));
    timeline.states().forEach(state -> instants.add(state.at()));
    return new TimeAxis(List.copyOf(instants));
  }

  private static double longestUnfolded(List<Double> gaps) {
    List<Double> sorted = new ArrayList<>(gaps);
    Collections.sort(sorted);
    double shorter = 0;
    double longest = Double.MAX_VALUE;
    for (double gap : sorted) {
      boolean fold = shorter > 0 && gap > Math.max(LEAST_FOLDED_SECONDS, TIMES_THE_REST * shorter);
      if (fold) {
        return longest;
      }
      shorter += gap;
      longest = gap;
    }
    return Double.MAX_VALUE;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }

  /** The earliest instant. */
  Instant first() {
    return first;
  }

  /** The time from the earliest instant to another. */
  Duration since(Instant at) {
    return Duration.between(first, at);
  }

  /** Where an instant lies, from 0 to 1. */
  double place(Instant at) {
    for (Stretch stretch : stretches) {
      if (!at.isAfter(stretch.to())) {
        return at.isBefore(stretch.from()) ? stretch.start() : stretch.place(at);
      }
    }
    return stretches.isEmpty() ? 0 : 1;
  }

  /** The gaps that are folded. */
  List<Stretch> folds() {
    return stretches.stream().filter(Stretch::folded).toList();
  }

  /**
   * Instants at round distances from the first, at least so far apart on the axis; none inside a
   * fold.
   */
  List<Instant> ticks(double apart) {
    double active = 0;
    for (Stretch stretch : stretches) {
      active += stretch.folded() ? 0 : seconds(stretch.from(), stretch.to());
    }
    double step = Elapsed.roundStep(active * apart);
    List<Instant> ticks = new ArrayList<>();
    double last = -apart;
    for (Stretch stretch : stretches) {
      double begin = Math.ceil(seconds(first, stretch.from()) / step);
      double end = seconds(first, stretch.to());
      for (double k = begin; !stretch.folded() && k * step <= end; k++) {
        Instant tick = first.plusNanos((long) (k * step * 1e9));
        double place = place(tick);
        if (place - last >= apart * 0.999) {
          ticks.add(tick);
          last = place;
        }
      }
    }
    return ticks;
  }
}
