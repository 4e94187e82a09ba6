package dev.rolloutshell.view;

import dev.rolloutshell.train.Drill;
import dev.rolloutshell.train.ExamPaper;
import dev.rolloutshell.train.Level;
import dev.rolloutshell.train.TrainingRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an operator has trained so far. */
public final class TrainingView {

  private TrainingView() {}

  /**
   * What was reached as a value.
   *
   * @param passed drills passed
   * @param drills drills there are
   * @param points the sum of the best points of all drills
   * @param ofPoints the most there could be
   * @param levels the same by level
   * @param exam the exam, or {@code null} when none was begun
   * @param current the drill under way, or {@code null}
   * @param file where it is kept
   */
  public record Reached(
      int passed,
      int drills,
      int points,
      int ofPoints,
      List<OfLevel> levels,
      @Nullable OfExam exam,
      @Nullable String current,
      String file) {}

  /**
   * What was reached in a level.
   *
   * @param level its name
   * @param passed drills passed
   * @param drills drills there are
   * @param points the sum of the best points
   * @param mitigation the mean of the points for mitigation in those passed
   * @param diagnosis likewise for diagnosis
   */
  public record OfLevel(
      String level, int passed, int drills, int points, int mitigation, int diagnosis) {}

  /**
   * What was reached in an exam.
   *
   * @param seed the source of its choice and order
   * @param done drills that were handed in
   * @param drills drills it has
   * @param points the sum of the points, or {@code null} when it is not over
   */
  public record OfExam(long seed, int done, int drills, @Nullable Integer points) {}

  /** What was reached. */
  public static Output output(List<Drill> drills, TrainingRecord record, String file) {
    List<OfLevel> levels = new ArrayList<>();
    for (Level level : Level.values()) {
      levels.add(level(level, drills, record));
    }
    Reached reached =
        new Reached(
            levels.stream().mapToInt(OfLevel::passed).sum(),
            drills.size(),
            levels.stream().mapToInt(OfLevel::points).sum(),
            drills.size() * 100,
            levels,
            exam(drills, record.exam()),
            current(drills, record),
            file);
    return Output.of(reached, wide -> lines(reached));
  }

  private static @Nullable OfExam exam(List<Drill> drills, TrainingRecord.@Nullable Exam exam) {
    if (exam == null) {
      return null;
    }
    ExamPaper paper = ExamPaper.of(drills, exam.seed());
    int sum = exam.points().values().stream().mapToInt(Integer::intValue).sum();
    return new OfExam(
        exam.seed(),
        exam.points().size(),
        paper.drills().size(),
        paper.next(exam) == null ? (Integer) sum : null);
  }

  private static @Nullable String current(List<Drill> drills, TrainingRecord record) {
    TrainingRecord.Current current = record.current();
    TrainingRecord.Exam exam = record.exam();
    if (current == null || !current.exam() || exam == null) {
      return current == null ? null : current.drill();
    }
    return ExamPaper.of(drills, exam.seed()).called(current.drill());
  }

  private static OfLevel level(Level level, List<Drill> drills, TrainingRecord record) {
    List<TrainingRecord.Reached> all =
        drills.stream()
            .filter(drill -> drill.level() == level)
            .map(drill -> record.reached(drill.name()))
            .toList();
    List<TrainingRecord.Reached> passed =
        all.stream().filter(TrainingRecord.Reached::passed).toList();
    return new OfLevel(
        level.word(),
        passed.size(),
        all.size(),
        passed.stream().mapToInt(TrainingRecord.Reached::best).sum(),
        (int) passed.stream().mapToInt(TrainingRecord.Reached::mitigation).average().orElse(0),
        (int) passed.stream().mapToInt(TrainingRecord.Reached::diagnosis).average().orElse(0));
  }

  private static List<String> lines(Reached reached) {
    Table table = Table.of("LEVEL", "PASSED", "POINTS", "MITIGATION", "DIAGNOSIS");
    for (OfLevel level : reached.levels()) {
      table.row(
          level.level(),
          level.passed() + " of " + level.drills(),
          level.points() + " of " + level.drills() * 100,
          level.passed() == 0 ? "-" : level.mitigation() + " of 100",
          level.passed() == 0 ? "-" : level.diagnosis() + " of 100");
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add(
        reached.passed()
            + " of "
            + reached.drills()
            + " drills passed, "
            + reached.points()
            + " of "
            + reached.ofPoints()
            + " points");
    OfExam exam = reached.exam();
    if (exam != null) {
      lines.add(
          "exam "
              + exam.seed()
              + ": "
              + exam.done()
              + " of "
              + exam.drills()
              + " drills handed in"
              + (exam.points() == null
                  ? "; points come at its end"
                  : ", " + exam.points() + " points"));
    }
    if (reached.passed() == reached.drills() && reached.drills() > 0) {
      lines.add("all drills passed: 'train next --exam' mixes them, without hints");
    }
    return lines;
  }
}
