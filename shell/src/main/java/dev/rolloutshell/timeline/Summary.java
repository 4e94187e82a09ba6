package dev.rolloutshell.timeline;

import dev.rolloutshell.timeline.Timeline.Mark;
import dev.rolloutshell.timeline.Timeline.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** A timeline in one or two sentences, for those who do not see the drawing, and before it. */
final class Summary {

  private Summary() {}

  static String of(Timeline timeline) {
    if (timeline.isEmpty()) {
      return "Nothing is recorded.";
    }
    List<String> counts = new ArrayList<>();
    count(counts, timeline, Mark.Kind.COMMAND, "command");
    count(counts, timeline, Mark.Kind.WRITE, "write");
    count(counts, timeline, Mark.Kind.FAULT, "fault");
    String done = counts.isEmpty() ? "Nothing was done" : String.join(", ", counts);
    String text = done + " in " + Elapsed.text(TimeAxis.of(timeline).since(end(timeline))) + ".";
    return timeline.samples().isEmpty() ? text : text + " " + pods(timeline);
  }

  private static void count(
      List<String> counts, Timeline timeline, Mark.Kind kind, String singular) {
    long number = timeline.marks().stream().filter(mark -> mark.kind() == kind).count();
    if (number > 0) {
      counts.add(number + " " + singular + (number == 1 ? "" : "s"));
    }
  }

  private static String pods(Timeline timeline) {
    List<Sample> samples = timeline.samples();
    String text = "Ready pods: " + range(samples, Sample::ready);
    if (samples.stream().anyMatch(s -> s.floor() != null)) {
      double lost = podSecondsBelowFloor(timeline);
      text +=
          samples.stream().noneMatch(Sample::belowFloor)
              ? ", never below the floor"
              : ", below the floor for " + Markup.number(lost) + " pod-seconds";
    }
    text += ". All pods: " + range(samples, Sample::total);
    if (samples.stream().anyMatch(s -> s.ceiling() != null)) {
      text +=
          samples.stream().noneMatch(Sample::aboveCeiling)
              ? ", never above the ceiling"
              : ", above the ceiling at times";
    }
    return text + ".";
  }

  private static String range(List<Sample> samples, ToIntFunction<Sample> value) {
    int least = samples.stream().mapToInt(value).min().orElse(0);
    int most = samples.stream().mapToInt(value).max().orElse(0);
    return least == most ? Integer.toString(least) : least + " to " + most;
  }

  /** Ready pods that were missing to the floor, times the seconds for which they were. */
  static double podSecondsBelowFloor(Timeline timeline) {
    double lost = 0;
    List<Sample> samples = timeline.samples();
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      Integer floor = sample.floor();
      Instant until = i + 1 < samples.size() ? samples.get(i + 1).at() : end(timeline);
      if (floor != null && sample.ready() < floor && until.isAfter(sample.at())) {
        lost += (floor - sample.ready()) * (Duration.between(sample.at(), until).toMillis() / 1e3);
      }
    }
    return lost;
  }

  /** The last instant of a timeline that is not empty. */
  static Instant end(Timeline timeline) {
    Instant end = Instant.MIN;
    if (!timeline.samples().isEmpty()) {
      end = timeline.samples().get(timeline.samples().size() - 1).at();
    }
    if (!timeline.marks().isEmpty()) {
      Instant last = timeline.marks().get(timeline.marks().size() - 1).at();
      end = last.isAfter(end) ? last : end;
    }
    return end;
  }
}
