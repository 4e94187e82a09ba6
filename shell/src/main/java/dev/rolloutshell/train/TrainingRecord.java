package dev.rolloutshell.train;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has trained so far.
 *
 * @param version of this format
 * @param current the drill under way, or {@code null}
 * @param drills what was reached, by the drills' names
 * @param exam the exam under way or passed last, or {@code null}
 */
public record TrainingRecord(
    int version, @Nullable Current current, Map<String, Reached> drills, @Nullable Exam exam) {

  /** The format that this program writes. */
  static final int VERSION = 1;

  /** Nothing yet. */
  public static final TrainingRecord NONE = new TrainingRecord(VERSION, null, Map.of(), null);

  /** Copies the map. */
  public TrainingRecord {
    drills = drills == null ? Map.of() : new TreeMap<>(drills);
  }

  /**
   * A drill under way.
   *
   * @param drill its name
   * @param exam whether it is a part of an exam
   * @param help what was asked for and answered
   */
  public record Current(String drill, boolean exam, Help help) {}

  /**
   * What was reached in a drill.
   *
   * @param passed whether it was ever passed
   * @param best the most points
   * @param mitigation points for the mitigation then
   * @param diagnosis points for the diagnosis then
   * @param hints hints taken then
   * @param checks how often it was checked
   */
  public record Reached(
      boolean passed, int best, int mitigation, int diagnosis, int hints, int checks) {

    /** Nothing yet. */
    static final Reached NOTHING = new Reached(false, 0, 0, 0, 0, 0);

    Reached with(Score score) {
      boolean better = score.points() > best || (score.passed() && !passed);
      boolean counts = score.passed() == passed || score.passed();
      if (!better || !counts) {
        return new Reached(passed, best, mitigation, diagnosis, hints, checks + 1);
      }
      return new Reached(
          score.passed(),
          score.points(),
          score.mitigation().points(),
          score.diagnosis().points(),
          score.hints(),
          checks + 1);
    }
  }

  /**
   * An exam under way, or over.
   *
   * @param seed the source of the order
   * @param points what was reached in the drills that were handed in, by their names
   */
  public record Exam(long seed, Map<String, Integer> points) {

    /** Copies the map. */
    public Exam {
      points = points == null ? Map.of() : new TreeMap<>(points);
    }

    Exam with(String drill, int reached) {
      Map<String, Integer> more = new TreeMap<>(points);
      more.merge(drill, reached, Math::max);
      return new Exam(seed, more);
    }
  }

  TrainingRecord doing(@Nullable Current next) {
    return new TrainingRecord(version, next, drills, exam);
  }

  TrainingRecord sitting(@Nullable Exam next) {
    return new TrainingRecord(version, current, drills, next);
  }

  /** With a grade; one in an exam counts for the exam alone, which tells it at its end. */
  TrainingRecord graded(String drill, Score score, boolean inExam) {
    Exam sat = exam;
    if (inExam) {
      return sat == null ? this : sitting(sat.with(drill, score.points()));
    }
    Map<String, Reached> more = new TreeMap<>(drills);
    more.merge(drill, Reached.NOTHING.with(score), (before, first) -> before.with(score));
    return new TrainingRecord(version, current, more, exam);
  }

  /** What was reached in a drill. */
  public Reached reached(String drill) {
    return drills.getOrDefault(drill, Reached.NOTHING);
  }
}
