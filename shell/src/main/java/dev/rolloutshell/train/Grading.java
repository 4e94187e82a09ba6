package dev.rolloutshell.train;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Grades a drill by the evidence. */
public final class Grading {

  private static final int GOALS = 60;
  private static final int SERVICE = 20;
  private static final int BUDGET = 10;
  private static final int HINT = 10;

  /** The most that one can have who looked at the solution. */
  private static final int WITH_SOLUTION = 40;

  /** The service points are gone when all pods under the floor are missing for so long. */
  private static final double SECONDS_OF_OUTAGE = 30;

  private Grading() {}

  /** Grades what was done. */
  public static Score grade(Drill drill, Evidence evidence, Help help) {
    List<Goal.Verdict> goals = drill.goals().stream().map(g -> g.verdict(evidence)).toList();
    Score.Mitigation mitigation = mitigation(drill, evidence, goals, help);
    boolean passed = goals.stream().allMatch(Goal.Verdict::holds);
    return score(passed, mitigation, diagnosis(help), help.hints());
  }

  /** The grade of a drill that is over, with what was answered since. */
  static Score answered(Score before, Help help) {
    return score(before.passed(), before.mitigation(), diagnosis(help), before.hints());
  }

  private static Score score(
      boolean passed, Score.Mitigation mitigation, Score.Diagnosed diagnosis, int hints) {
    int points = Math.round(mitigation.points() * 0.75f + diagnosis.points() * 0.25f);
    return new Score(passed, mitigation, diagnosis, hints, points);
  }

  private static Score.Mitigation mitigation(
      Drill drill, Evidence evidence, List<Goal.Verdict> goals, Help help) {
    double lost = evidence.service().lost(drill.service().floor());
    Duration time = evidence.service().end();
    int steps = evidence.steps();
    List<Score.Part> parts = parts(drill, goals, lost, time, steps);
    int earned = parts.stream().mapToInt(Score.Part::points).sum();
    if (help.hints() > 0) {
      int cost = Math.min(earned, HINT * help.hints());
      parts.add(new Score.Part("hints", -cost, 0, help.hints() + " taken"));
      earned -= cost;
    }
    if (help.solutionSeen()) {
      int over = Math.max(0, earned - WITH_SOLUTION);
      String why = "seen before it was passed: " + WITH_SOLUTION + " at most";
      parts.add(new Score.Part("solution", -over, 0, why));
      earned -= over;
    }
    return new Score.Mitigation(
        earned, parts, goals, lost, time, drill.budget().time(), steps, drill.budget().steps());
  }

  private static List<Score.Part> parts(
      Drill drill, List<Goal.Verdict> goals, double lost, Duration time, int steps) {
    long held = goals.stream().filter(Goal.Verdict::holds).count();
    boolean all = held == goals.size();
    double outage = Math.max(1, drill.service().floor()) * SECONDS_OF_OUTAGE;
    double kept = SERVICE * Math.max(0, 1 - lost / outage);
    Drill.Budget budget = drill.budget();
    double inTime = within(seconds(time), seconds(budget.time()));
    double inSteps = within(steps, budget.steps());
    // Whoever does nothing loses no service and no time, and is not to be paid for it.
    String but = all ? "" : "; counts when every goal holds";
    List<Score.Part> parts = new ArrayList<>();
    parts.add(
        part(
            "goals",
            (double) GOALS * held / goals.size(),
            GOALS,
            held + " of " + goals.size() + " hold"));
    parts.add(
        part("service", all ? kept : 0, SERVICE, Score.number(lost) + " pod-seconds lost" + but));
    parts.add(
        part(
            "time",
            all ? inTime : 0,
            BUDGET,
            Times.format(time) + " of " + Times.format(budget.time()) + but));
    parts.add(
        part(
            "commands",
            all ? inSteps : 0,
            BUDGET,
            steps + " of " + budget.steps() + " that write" + but));
    return parts;
  }

  private static Score.Part part(String name, double points, int of, String why) {
    return new Score.Part(name, (int) Math.round(points), of, why);
  }

  private static double seconds(Duration time) {
    return time.toSeconds() + time.toMillisPart() / 1000.0;
  }

  /** All points within the budget, none at twice the budget, and in between in proportion. */
  private static double within(double used, double budget) {
    double over = budget == 0 ? used : (used - budget) / budget;
    return BUDGET * Math.max(0, Math.min(1, 1 - over));
  }

  private static Score.Diagnosed diagnosis(Help help) {
    int points = 0;
    if (help.right()) {
      points =
          switch (help.answers()) {
            case 1 -> 100;
            case 2 -> 50;
            case 3 -> 25;
            default -> 0;
          };
    }
    return new Score.Diagnosed(help.answers() > 0, help.right(), help.answers(), points);
  }
}
