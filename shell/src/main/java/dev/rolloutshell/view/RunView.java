package dev.rolloutshell.view;

import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.session.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes as they are made, and how it ended. */
public final class RunView {

  /** Ends that are news rather than failures, although their exit code is not 0. */
  private static final Set<ExitCode> NEWS = Set.of(ExitCode.DONE, ExitCode.ABORTED);

  private RunView() {}

  /**
   * A fault of the simulator that struck while a command worked.
   *
   * @param id its number
   * @param kind its kind, such as {@code rival-scales}
   * @param times how often it struck
   */
  public record Struck(long id, String kind, int times) {}

  private record WithFaults(
      ExitCode code,
      String name,
      List<StepRecord> steps,
      String message,
      @Nullable String hint,
      @Nullable String next,
      List<Struck> struck) {}

  private static Object document(RunReport report, List<Struck> struck) {
    return struck.isEmpty()
        ? report
        : new WithFaults(
            report.code(),
            report.name(),
            report.steps(),
            report.message(),
            report.hint(),
            report.next(),
            struck);
  }

  /**
   * What a command shows that wrote; the writes themselves were shown when they were made.
   *
   * @param struck the faults that struck meanwhile
   */
  public static Output output(RunReport report, List<Struck> struck) {
    boolean failed = !NEWS.contains(report.code());
    return new Output(
        report.code(),
        document(report, struck),
        wide -> failed ? List.of() : closing(report),
        List.of(ObjectType.REPLICATION_CONTROLLERS.named(report.name())),
        failed ? new Output.Problem(report.message(), report.hint()) : null);
  }

  private static List<String> closing(RunReport report) {
    List<String> lines = new ArrayList<>();
    if (!report.message().isEmpty()) {
      lines.add(report.message());
    }
    if (report.next() != null) {
      lines.add("next: " + report.next());
    }
    if (report.hint() != null) {
      lines.add("try: " + report.hint());
    }
    return lines;
  }

  /**
   * What is worth saying of the number of an abort's first write, or {@code null}: the steps of an
   * abort are counted to its end, and what a rollout has not done needs none.
   */
  public static @Nullable String aside(StepRecord step) {
    if (!step.rule().equals("TurnBack") || step.number() < 2) {
      return null;
    }
    int left = step.number() - 1;
    return "an abort's steps are those that take back a whole rollout; this one had done less, so "
        + (left == 1 ? "step 1 falls away" : "steps 1 to " + left + " fall away");
  }

  /** The one line of a write that was made. */
  public static String line(StepRecord step) {
    return String.format(
        "%-" + (step.direction().equals("abort") ? 13 : 8) + "s %-6s  %s: %s (ready %d, total %d)",
        step.place(),
        step.verb(),
        step.object(),
        Lines.oneLine(step.reason()),
        step.ready(),
        step.total());
  }
}
