package dev.rolloutshell.view;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.scenario.Breach;
import dev.rolloutshell.scenario.ReplayReport;
import dev.rolloutshell.scenario.SeenWrite;
import dev.rolloutshell.scenario.StepReport;
import dev.rolloutshell.scenario.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What a replay showed: its steps, and which expectations held. */
public final class ReplayView {

  private ReplayView() {}

  /** What {@code scenario replay} shows. */
  public static Output output(ReplayReport report) {
    return output(report, false);
  }

  /**
   * What {@code scenario replay} shows.
   *
   * @param stepsShown whether its steps stand on the screen already
   */
  public static Output output(ReplayReport report, boolean stepsShown) {
    List<Verdict> failed = report.expectations().stream().filter(v -> !v.held()).toList();
    Output.Problem problem =
        report.held()
            ? null
            : new Output.Problem(
                "scenario "
                    + report.name()
                    + ": "
                    + (failed.isEmpty()
                        ? "expected all steps to be run, but it was left before"
                        : "expected " + words(failed.get(0)) + more(failed.size() - 1)),
                "scenario replay FILE --step");
    return new Output(
        report.held() ? ExitCode.DONE : ExitCode.REFUSED,
        report,
        wide -> lines(report, stepsShown, wide),
        List.of("scenarios/" + report.name()),
        problem);
  }

  /**
   * What {@code scenario replay} shows when the operator left.
   *
   * @param step before which step, from 1
   */
  public static Output left(ReplayReport report, int step) {
    return new Output(
        ExitCode.REFUSED,
        report,
        wide -> List.of(report.name() + ": left before step " + step + "; not judged"),
        List.of("scenarios/" + report.name()),
        null);
  }

  private static String words(Verdict verdict) {
    return verdict.kind() + " " + verdict.expected() + ", got: " + verdict.seen();
  }

  private static String more(int others) {
    return others == 0 ? "" : " (and " + others + " more)";
  }

  private static List<String> lines(ReplayReport report, boolean stepsShown, boolean wide) {
    List<String> lines = new ArrayList<>();
    lines.add(report.name() + ": " + Lines.oneLine(report.description()));
    for (StepReport step : stepsShown ? List.<StepReport>of() : report.steps()) {
      lines.add(line(step));
      if (wide) {
        writes(report, step.number(), lines);
      }
    }
    for (Verdict verdict : report.expectations()) {
      lines.add(
          (verdict.held() ? "held    " : "BROKEN  ")
              + verdict.kind()
              + ": "
              + verdict.expected()
              + (verdict.held() ? "" : "; got: " + verdict.seen()));
    }
    for (Breach breach : unexpected(report)) {
      lines.add("remark  " + breach + " (not expected to hold)");
    }
    long held = report.expectations().stream().filter(Verdict::held).count();
    lines.add(
        "%d of %d expectations held; %d writes in %s of virtual time"
            .formatted(
                held,
                report.expectations().size(),
                report.writes().size(),
                Durations.format(report.took())));
    return lines;
  }

  /** A step in a line. */
  public static String line(StepReport step) {
    return "step %-3d %s  -> exit %d".formatted(step.number(), step.line(), step.exit());
  }

  private static void writes(ReplayReport report, int step, List<String> lines) {
    for (SeenWrite write : report.writes()) {
      if (write.step() == step) {
        lines.add(
            "         %-7s %s%s%s"
                .formatted(
                    write.verb(),
                    write.object(),
                    write.stored() ? "" : " (" + write.status() + ")",
                    write.reason() == null ? "" : ": " + write.reason()));
      }
    }
  }

  private static List<Breach> unexpected(ReplayReport report) {
    return report.violations().stream()
        .filter(
            breach ->
                report.expectations().stream()
                    .noneMatch(
                        v ->
                            v.kind().equals("invariant")
                                && v.expected().startsWith(breach.rule() + ":")))
        .toList();
  }
}
