package dev.rolloutshell.view;

import dev.rolloutshell.explore.ExplorationReport;
import dev.rolloutshell.explore.Violation;
import dev.rolloutshell.rollout.model.ExitCode;
import java.util.ArrayList;
import java.util.List;

/** What an exploration covered, and each case in which something did not hold. */
public final class ExplorationView {

  private static final int SHOWN = 10;

  private ExplorationView() {}

  /** What {@code explore} shows. */
  public static Output output(ExplorationReport report) {
    ExitCode code =
        !report.violations().isEmpty()
            ? ExitCode.REFUSED
            : report.complete() ? ExitCode.DONE : ExitCode.WAITING;
    return new Output(code, report, wide -> lines(report, wide), List.of(), null);
  }

  private static List<String> lines(ExplorationReport report, boolean wide) {
    List<String> lines = new ArrayList<>();
    lines.add(
        report.converged()
            + " of "
            + report.runs()
            + " cases ended well ("
            + report.pruned()
            + " of them begin in a state that was explored already)"
            + (report.complete() ? "" : "; stopped before the end"));
    lines.add(
        "%.1f s, %d runs a second, seed %d, digest %s"
            .formatted(
                report.elapsedMillis() / 1000.0,
                report.runsPerSecond(),
                report.seed(),
                report.digest()));
    int shown = 0;
    for (Violation violation : report.violations()) {
      if (wide || shown++ < SHOWN) {
        lines.add("violation: " + violation.schedule());
        violation.complaints().forEach(complaint -> lines.add("  rule " + complaint));
      }
    }
    if (shown > SHOWN) {
      lines.add((shown - SHOWN) + " more violations; -o wide lists them");
    }
    return lines;
  }
}
