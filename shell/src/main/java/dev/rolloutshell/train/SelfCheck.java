package dev.rolloutshell.train;

import dev.rolloutshell.scenario.Shells;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Checks that a drill can be trained: it is neither solved from the beginning nor unsolvable. */
public final class SelfCheck {

  private final Shells shells;

  /** A check for which these type the lines. */
  public SelfCheck(Shells shells) {
    this.shells = shells;
  }

  /**
   * What a check found.
   *
   * @param check what must hold
   * @param holds whether it does
   * @param seen what was seen instead, empty when it holds
   */
  public record Finding(String check, boolean holds, String seen) {}

  /** Checks a drill. */
  public List<Finding> check(Drill drill) {
    List<Finding> findings = new ArrayList<>();
    try (DrillStage stage = DrillStage.open(drill, shells)) {
      boolean untouched = grade(drill, stage).passed();
      findings.add(
          finding("fails untouched", !untouched, "every goal holds before anything is done"));
      stage.play(drill.solution(), shells);
      Score solved = grade(drill, stage);
      findings.add(finding("passes with its solution", solved.passed(), missed(solved)));
      findings.add(
          finding("its solution is within the budget", withinBudget(drill, solved), spent(solved)));
    }
    try (DrillStage stage = DrillStage.open(drill, shells)) {
      stage.play(drill.wrong().lines(), shells);
      boolean wrong = grade(drill, stage).passed();
      findings.add(finding("fails with the wrong way", !wrong, "the wrong way reaches every goal"));
    }
    String hints = Hints.complaint(drill);
    findings.add(finding("has hints in rising detail", hints == null, String.valueOf(hints)));
    return findings;
  }

  private static Finding finding(String check, boolean holds, String otherwise) {
    return new Finding(check, holds, holds ? "" : otherwise);
  }

  private static Score grade(Drill drill, DrillStage stage) {
    return Grading.grade(drill, stage.evidence(), Help.NONE);
  }

  private static String missed(Score score) {
    return score.mitigation().goals().stream()
        .filter(Predicate.not(Goal.Verdict::holds))
        .map(verdict -> verdict.goal() + ": " + verdict.seen())
        .findFirst()
        .orElse("");
  }

  private static boolean withinBudget(Drill drill, Score solved) {
    return solved.mitigation().time().compareTo(drill.budget().time()) <= 0
        && solved.mitigation().steps() <= drill.budget().steps();
  }

  private static String spent(Score solved) {
    return "it takes "
        + Times.format(solved.mitigation().time())
        + " and "
        + solved.mitigation().steps()
        + " commands that write";
  }
}
