package dev.rolloutshell.train;

import dev.rolloutshell.scenario.Shells;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Checks that a drill can be trained: it is neither solved from the beginning nor unsolvable. */
public final class SelfCheck {

  private static final int FEWEST_HINTS = 2;

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
    Score untouched = played(drill, List.of());
    findings.add(
        finding(
            "fails untouched", !untouched.passed(), "every goal holds before anything is done"));
    Score solved = played(drill, drill.solution());
    findings.add(finding("passes with its solution", solved.passed(), missed(solved)));
    findings.add(
        finding("its solution is within the budget", withinBudget(drill, solved), spent(solved)));
    Score wrong = played(drill, drill.wrong().lines());
    findings.add(
        finding("fails with the wrong way", !wrong.passed(), "the wrong way reaches every goal"));
    boolean hints =
        drill.hints().size() >= FEWEST_HINTS && drill.hints().stream().noneMatch(String::isBlank);
    findings.add(finding("has hints", hints, "expected at least " + FEWEST_HINTS));
    return findings;
  }

  private static Finding finding(String check, boolean holds, String otherwise) {
    return new Finding(check, holds, holds ? "" : otherwise);
  }

  private Score played(Drill drill, List<String> lines) {
    try (DrillStage stage = DrillStage.open(drill, shells)) {
      stage.play(lines, shells);
      return Grading.grade(drill, stage.evidence(), Help.NONE);
    }
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
