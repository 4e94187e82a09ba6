package dev.rolloutshell.view;

import dev.rolloutshell.train.Drill;
import dev.rolloutshell.train.TrainingRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The drills there are, with what was reached in each. */
public final class DrillsView {

  private DrillsView() {}

  /**
   * A drill in the list.
   *
   * @param drill its name
   * @param title its title
   * @param level its level
   * @param issue the historical bug, or {@code null}
   * @param passed whether it was passed
   * @param best the most points of 100
   * @param hints how many hints there are
   * @param current whether it is under way
   */
  public record Line(
      String drill,
      String title,
      String level,
      @Nullable String issue,
      boolean passed,
      int best,
      int hints,
      boolean current) {

    /** The line of a drill. */
    public static Line of(Drill drill, TrainingRecord record, @Nullable String current) {
      TrainingRecord.Reached reached = record.reached(drill.name());
      return new Line(
          drill.name(),
          drill.title(),
          drill.level().word(),
          drill.explanation().issue(),
          reached.passed(),
          reached.best(),
          drill.hints().size(),
          drill.name().equals(current));
    }
  }

  /** The list. */
  public static Output output(List<Line> lines) {
    return Output.of(lines, wide -> text(lines, wide))
        .named(lines.stream().map(line -> "drill/" + line.drill()).toList());
  }

  private static List<String> text(List<Line> lines, boolean wide) {
    Table table =
        wide
            ? Table.of("DRILL", "LEVEL", "PASSED", "BEST", "TITLE", "ISSUE")
            : Table.of("DRILL", "LEVEL", "PASSED", "BEST", "TITLE");
    for (Line line : lines) {
      String name = line.drill() + (line.current() ? " *" : "");
      String passed = line.passed() ? "yes" : "-";
      Object best = line.passed() ? line.best() : "-";
      if (wide) {
        String issue = line.issue() == null ? "-" : line.issue();
        table.row(name, line.level(), passed, best, line.title(), issue);
      } else {
        table.row(name, line.level(), passed, best, line.title());
      }
    }
    return table.lines();
  }
}
