package dev.rolloutshell.train;

import java.time.Duration;
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
   * @param points of 100; goals give 60, service 20, the two budgets 10 each; a hint costs 10
   * @param goals each goal with how it stands
   * @param lostPodSeconds pod-seconds under the floor
   * @param time virtual time taken
   * @param timeBudget what a good operator takes
   * @param steps commands that wrote
   * @param stepBudget what a good operator takes
   */
  public record Mitigation(
      int points,
      List<Goal.Verdict> goals,
      double lostPodSeconds,
      Duration time,
      Duration timeBudget,
      int steps,
      int stepBudget) {

    /** Copies the list. */
    public Mitigation {
      goals = List.copyOf(goals);
    }
  }

  /**
   * Whether it was understood.
   *
   * @param answered whether the question was answered at all
   * @param right whether the last answer was right
   * @param answers how many answers it took
   * @param points of 100; 50 at the second answer, 25 at the third, else 0
   */
  public record Diagnosed(boolean answered, boolean right, int answers, int points) {}

  /** A number with at most one decimal. */
  static String number(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
