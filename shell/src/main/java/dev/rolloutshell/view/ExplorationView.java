package dev.rolloutshell.view;

import dev.rolloutshell.explore.Coverage;
import dev.rolloutshell.explore.ExplorationReport;
import dev.rolloutshell.explore.Violation;
import dev.rolloutshell.rollout.model.ExitCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What an exploration covered, and each case in which something did not hold. */
public final class ExplorationView {

  private static final int SHOWN = 10;

  private ExplorationView() {}

  /** What {@code explore} shows. */
  public static Output output(ExplorationReport report) {
    ExitCode code =
        !report.violations().isEmpty()
            ? ExitCode.REFUSED
            : report.interrupted() ? ExitCode.INTERRUPTED : ExitCode.DONE;
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
            + (report.complete()
                ? ""
                : report.interrupted()
                    ? "; interrupted before the end"
                    : "; the budget is used up"));
    lines.add(
        "%.1f s, %d run a second, seed %d, digest %s"
            .formatted(
                report.elapsedMillis() / 1000.0,
                report.runsPerSecond(),
                report.seed(),
                report.digest()));
    lines.addAll(coverage(report.coverage()));
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

  /** A line for all that goes wrong, a column for each kind of call at which it does. */
  private static List<String> coverage(List<Coverage> coverage) {
    Set<String> calls = new TreeSet<>();
    Set<String> faults = new LinkedHashSet<>();
    Map<String, Long> cases = new HashMap<>();
    for (Coverage one : coverage) {
      calls.add(one.call());
      faults.add(one.fault());
      cases.put(one.call() + one.fault(), one.cases());
    }
    List<String> head = new ArrayList<>(List.of("CASES WITH"));
    calls.forEach(call -> head.add(call.toUpperCase(Locale.ROOT)));
    Table table = Table.of(head.toArray(String[]::new));
    for (String fault : faults) {
      List<Object> row = new ArrayList<>(List.of(fault));
      calls.forEach(call -> row.add(cases.getOrDefault(call + fault, 0L)));
      table.row(row.toArray());
    }
    return calls.isEmpty() ? List.of() : table.lines();
  }
}
