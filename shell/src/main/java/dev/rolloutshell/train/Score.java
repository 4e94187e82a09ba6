package dev.rolloutshell.train;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The grade of a drill: diagnosis and mitigation apart, and the two together.
 *
 * @param passed whether every goal holds
 * @param mitigation how it was mended
 * @param diagnosis whether it was understood
 * @param hints how many hints were taken
 * @param points of 100: three quarters for the mitigation, one for the diagnosis
 */
public record Score(
    boolean passed, Mitigation mitigation, Diagnosed diagnosis, int hints, int points) {

  /**
   * How it was mended.
   *
   * @param points of 100, the sum of the parts
   * @param parts what the points are made up of
   * @param goals each goal with how it stands
   * @param lostPodSeconds pod-seconds under the floor
   * @param time virtual time taken
   * @param timeBudget what a good operator takes
   * @param steps commands that wrote
   * @param stepBudget what a good operator takes
   */
  public record Mitigation(
      int points,
      List<Part> parts,
      List<Goal.Verdict> goals,
      double lostPodSeconds,
      Duration time,
      Duration timeBudget,
      int steps,
      int stepBudget) {

    /** Copies the lists. */
    public Mitigation {
      parts = List.copyOf(parts);
      goals = List.copyOf(goals);
    }
  }

  /**
   * A part of the points.
   *
   * @param part what for: {@code goals}, {@code service}, {@code time}, {@code commands}, {@code
   *     hints} or {@code solution}
   * @param points what it gives, or takes
   * @param of the most it could give; 0 where it only takes
   * @param why what was seen
   */
  public record Part(String part, int points, int of, String why) {}

  /**
   * Whether it was understood.
   *
   * @param answered whether the question was answered at all
   * @param right whether the last answer was right
   * @param answers how many answers it took
   * @param points of 100; 50 at the second answer, 25 at the third, else 0
   */
  public record Diagnosed(boolean answered, boolean right, int answers, int points) {

    /** In words. */
    public String why() {
      return !answered
          ? "not answered"
          : !right
              ? "not right yet"
              : answers == 1 ? "right at once" : "right at answer " + answers;
    }
  }

  /** How the points come about, a line for each part. */
  public List<String> account() {
    List<String> lines = new ArrayList<>();
    for (Part part : mitigation.parts()) {
      String points =
          part.of() == 0 ? String.valueOf(part.points()) : part.points() + " of " + part.of();
      lines.add(part.part() + " " + points + ": " + part.why());
    }
    lines.add("mitigation " + mitigation.points() + " of 100, three quarters of the score");
    lines.add(
        "diagnosis "
            + diagnosis.points()
            + " of 100, one quarter of the score: "
            + diagnosis.why());
    lines.add("score " + points + " of 100");
    return lines;
  }

  /** A number with at most one decimal. */
  static String number(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
