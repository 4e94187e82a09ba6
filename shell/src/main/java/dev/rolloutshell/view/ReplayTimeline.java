package dev.rolloutshell.view;

import dev.rolloutshell.scenario.Breach;
import dev.rolloutshell.scenario.ReplayReport;
import dev.rolloutshell.scenario.Sample;
import dev.rolloutshell.scenario.SeenWrite;
import dev.rolloutshell.scenario.StepReport;
import dev.rolloutshell.scenario.Verdict;
import dev.rolloutshell.timeline.Timeline;
import dev.rolloutshell.timeline.Timeline.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A replay as a timeline. */
public final class ReplayTimeline {

  private ReplayTimeline() {}

  /**
   * What there is on the cluster at a moment.
   *
   * @param at virtual time since the scenario began
   */
  public record Scene(Duration at, List<Controller> controllers, List<Pod> pods) {

    /**
     * A controller.
     *
     * @param role {@code source}, {@code target}, or empty
     */
    public record Controller(String name, String role, int desired, String image) {}

    /**
     * A pod.
     *
     * @param controller its controller's name, or empty
     */
    public record Pod(String name, String controller, boolean ready, String status) {}

    /** Whether the other shows the same. */
    public boolean shows(Scene other) {
      return controllers.equals(other.controllers) && pods.equals(other.pods);
    }
  }

  /** The timeline of a replay. */
  public static Timeline of(ReplayReport report, List<Scene> scenes) {
    Instant began = report.began();
    long held = report.expectations().stream().filter(Verdict::held).count();
    Timeline.Builder timeline =
        Timeline.titled("scenario " + report.name())
            .subtitle("seed " + report.seed() + ", virtual time")
            .fact("expectations", held + " of " + report.expectations().size() + " held")
            .fact("writes", Integer.toString(report.writes().size()))
            .fact("took", Durations.format(report.took()))
            .passage("What it shows", report.description())
            .passage("What was expected", verdicts(report.expectations()));
    for (Sample sample : report.samples()) {
      timeline.sample(
          began.plus(sample.at()),
          sample.ready(),
          sample.total(),
          sample.floor(),
          sample.ceiling());
    }
    for (StepReport step : report.steps()) {
      Mark.Kind kind = step.line().startsWith("fault ") ? Mark.Kind.FAULT : Mark.Kind.COMMAND;
      timeline.mark(new Mark(began.plus(step.at()), kind, step.line(), "exit " + step.exit(), ""));
    }
    for (int i = 0; i < report.writes().size(); i++) {
      timeline.mark(mark(began, i + 1, report.writes().get(i)));
    }
    for (Breach breach : report.violations()) {
      timeline.mark(
          new Mark(
              began.plus(breach.at()),
              Mark.Kind.WRONG,
              "rule " + breach.rule(),
              breach.what(),
              "at " + breach.event()));
    }
    for (Scene scene : scenes) {
      timeline.state(state(began, scene));
    }
    return timeline.build();
  }

  private static Mark mark(Instant began, int number, SeenWrite write) {
    String what = write.verb().toUpperCase(Locale.ROOT) + " " + write.object();
    String reason = write.reason();
    return new Mark(
        began.plus(write.at()),
        Mark.Kind.WRITE,
        "write " + number,
        write.stored() ? what : what + " (" + write.status() + ")",
        reason == null ? "" : reason);
  }

  private static Timeline.State state(Instant began, Scene scene) {
    return new Timeline.State(
        began.plus(scene.at()),
        scene.controllers().stream()
            .map(c -> new Timeline.Controller(c.name(), c.role(), c.desired(), c.image()))
            .toList(),
        scene.pods().stream()
            .map(p -> new Timeline.Pod(p.name(), p.controller(), p.ready(), p.status()))
            .toList(),
        "");
  }

  private static String verdicts(List<Verdict> verdicts) {
    return verdicts.stream()
        .map(
            v ->
                (v.held() ? "held: " : "BROKEN: ")
                    + v.kind()
                    + ": "
                    + v.expected()
                    + (v.held() ? "" : "; got: " + v.seen()))
        .collect(Collectors.joining("\n"));
  }
}
