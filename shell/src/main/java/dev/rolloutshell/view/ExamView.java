package dev.rolloutshell.view;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.train.Attempt;
import dev.rolloutshell.train.Drill;
import dev.rolloutshell.train.ExamPaper;
import dev.rolloutshell.train.Goal;
import dev.rolloutshell.train.Score;
import dev.rolloutshell.train.TrainingRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An exam: what is told of its drills before it is over, and what afterwards. */
public final class ExamView {

  private ExamView() {}

  /**
   * A drill of an exam; name, title, level and points are told when the exam is over.
   *
   * @param drill its number, such as {@code exam 3 of 8}
   * @param handedIn whether it was handed in
   * @param current whether it is under way
   * @param name its name
   * @param title its title
   * @param level its level
   * @param points what was reached, of 100
   */
  public record Line(
      String drill,
      boolean handedIn,
      boolean current,
      @Nullable String name,
      @Nullable String title,
      @Nullable String level,
      @Nullable Integer points) {}

  /**
   * An exam's drill as it was checked; points are told at the end.
   *
   * @param drill its number
   * @param passed whether every goal holds
   * @param goals the goals
   */
  public record Checked(String drill, boolean passed, List<Goal.Verdict> goals) {}

  /**
   * An answer in an exam.
   *
   * @param drill the drill's number
   * @param answer the letter
   */
  public record Noted(String drill, String answer) {}

  /**
   * The drills of an exam.
   *
   * @param exam what was reached, or {@code null} when it is not the one that was begun
   * @param current the number of the drill under way, or {@code null}
   */
  public static Output list(
      ExamPaper paper, TrainingRecord.@Nullable Exam exam, @Nullable String current) {
    boolean over = exam != null && paper.next(exam) == null;
    List<Line> lines = new ArrayList<>();
    for (Drill drill : paper.drills()) {
      String number = String.valueOf(paper.called(drill.name()));
      Integer points = exam == null ? null : exam.points().get(drill.name());
      lines.add(
          new Line(
              number,
              points != null,
              number.equals(current),
              over ? drill.name() : null,
              over ? drill.title() : null,
              over ? drill.level().word() : null,
              over ? points : null));
    }
    return Output.of(lines, wide -> over ? results(lines) : numbers(lines))
        .named(lines.stream().map(line -> "drill/" + line.drill()).toList());
  }

  private static List<String> numbers(List<Line> lines) {
    Table table = Table.of("DRILL", "HANDED IN");
    lines.forEach(
        line ->
            table.row(line.drill() + (line.current() ? " *" : ""), line.handedIn() ? "yes" : "-"));
    return table.lines();
  }

  private static List<String> results(List<Line> lines) {
    Table table = Table.of("EXAM", "DRILL", "LEVEL", "POINTS", "TITLE");
    int sum = 0;
    for (Line line : lines) {
      int points = line.points() == null ? 0 : line.points();
      sum += points;
      table.row(
          line.drill(),
          String.valueOf(line.name()),
          String.valueOf(line.level()),
          points + " of 100",
          String.valueOf(line.title()));
    }
    List<String> all = new ArrayList<>(table.lines());
    all.add("the exam is over: " + sum + " of " + lines.size() * 100 + " points");
    all.add("'train next --exam --seed=N' begins another one");
    return all;
  }

  /** A check's outcome; one that is not passed ends with exit code 1. */
  public static Output checked(Attempt attempt, Score score) {
    Checked checked = new Checked(attempt.name(), score.passed(), score.mitigation().goals());
    return new Output(
        score.passed() ? ExitCode.DONE : ExitCode.REFUSED,
        checked,
        wide -> lines(checked),
        List.of("drill/" + attempt.name()),
        score.passed()
            ? null
            : new Output.Problem(attempt.name() + ": not solved yet", "train status"));
  }

  private static List<String> lines(Checked checked) {
    List<String> lines = new ArrayList<>(DrillView.goals(checked.goals()));
    if (checked.passed()) {
      lines.add("solved: 'train answer' asks what was wrong, 'train next' hands it in and goes on");
    }
    return lines;
  }

  /** An answer was given; whether it is right is told by the points at the end. */
  public static Output noted(Attempt attempt, String answer) {
    return Output.line(new Noted(attempt.name(), answer), "noted: " + answer);
  }
}
