package dev.rolloutshell.train;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How many pods served at what time, and what was lost.
 *
 * @param samples the numbers whenever they changed, from the beginning
 * @param end until when the last of them holds
 */
public record ServiceLog(List<Sample> samples, Duration end) {

  /** Copies the list. */
  public ServiceLog {
    samples = List.copyOf(samples);
  }

  /**
   * The numbers from a moment on.
   *
   * @param at virtual time since the drill began
   * @param ready ready pods
   * @param total pods that are not terminating
   */
  public record Sample(Duration at, int ready, int total) {}

  /** The log up to a moment. */
  ServiceLog until(Duration moment) {
    List<Sample> before = new ArrayList<>();
    for (Sample sample : samples) {
      if (sample.at().compareTo(moment) <= 0) {
        before.add(sample);
      }
    }
    return new ServiceLog(before, moment);
  }

  /** Pod-seconds under the floor: one pod missing for a second is one. */
  double lost(int floor) {
    double lost = 0;
    for (int i = 0; i < samples.size(); i++) {
      Duration next = i + 1 < samples.size() ? samples.get(i + 1).at() : end;
      int missing = Math.max(0, floor - samples.get(i).ready());
      lost += missing * next.minus(samples.get(i).at()).toMillis() / 1000.0;
    }
    return Math.round(lost * 1000) / 1000.0;
  }

  /** The most pods there ever were. */
  int most() {
    return samples.stream().mapToInt(Sample::total).max().orElse(0);
  }

  /** The fewest ready pods there ever were. */
  int fewest() {
    return samples.stream().mapToInt(Sample::ready).min().orElse(0);
  }
}
