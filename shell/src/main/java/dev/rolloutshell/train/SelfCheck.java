package dev.rolloutshell.train;

import dev.rolloutshell.scenario.Shells;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
   * @param check what the drill does
   * @param holds whether it does
   * @param seen what was seen instead, empty when it holds
   * @param key the key of the drill's file that it is about
   * @param advice what to do about it, empty when it holds
   */
  public record Finding(String check, boolean holds, String seen, String key, String advice) {

    private static Finding of(String check, String key, @Nullable String seen, String advice) {
      return new Finding(
          check, seen == null, seen == null ? "" : seen, key, seen == null ? "" : advice);
    }
  }

  /** Checks a drill. */
  public List<Finding> check(Drill drill) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.of(
            "fails untouched",
            "goals",
            untouched(drill),
            "a goal that does not hold yet, or a setup that breaks one"));
    try (DrillStage stage = DrillStage.open(drill, shells)) {
      stage.play(drill.solution(), shells);
      Score solved = grade(drill, stage);
      findings.add(
          Finding.of(
              "passes with its solution",
              "solution",
              missed(solved),
              "train start " + drill.name() + ", then the lines of the solution one by one"));
      findings.add(
          Finding.of(
              "is solved within its budget",
              "budget",
              withinBudget(drill, solved) ? null : "the solution takes " + spent(solved),
              enough(solved)));
    }
    try (DrillStage stage = DrillStage.open(drill, shells)) {
      stage.play(drill.wrong().lines(), shells);
      findings.add(
          Finding.of(
              "fails with the wrong way",
              "wrong",
              grade(drill, stage).passed() ? "the wrong way reaches every goal" : null,
              "lines that miss a goal, or a goal that tells the two ways apart"));
    }
    findings.add(
        Finding.of(
            "has hints in rising detail",
            "hints",
            Hints.complaint(drill),
            "hints: [where to look, what to look for, 'Type: " + Hints.deciding(drill) + "']"));
    return findings;
  }

  private static Score grade(Drill drill, DrillStage stage) {
    return Grading.grade(drill, stage.evidence(), Help.NONE);
  }

  /** How a drill is passed without doing anything, or {@code null}. */
  private @Nullable String untouched(Drill drill) {
    try (DrillStage stage = DrillStage.open(drill, shells)) {
      if (grade(drill, stage).passed()) {
        return "every goal holds before anything is done";
      }
      // Where nothing is to be written, to wait may be what is to be learnt.
      if (drill.budget().steps() > 0) {
        stage.play(List.of("simulator advance " + drill.budget().time().toSeconds() + "s"), shells);
      }
      return grade(drill, stage).passed() ? "every goal holds when one only waits" : null;
    }
  }

  private static @Nullable String missed(Score score) {
    return score.mitigation().goals().stream()
        .filter(Predicate.not(Goal.Verdict::holds))
        .map(verdict -> "after it: " + verdict.goal() + ": " + verdict.seen())
        .findFirst()
        .orElse(null);
  }

  private static boolean withinBudget(Drill drill, Score solved) {
    return solved.mitigation().time().compareTo(drill.budget().time()) <= 0
        && solved.mitigation().steps() <= drill.budget().steps();
  }

  private static String spent(Score solved) {
    int steps = solved.mitigation().steps();
    return Times.format(solved.mitigation().time())
        + " and "
        + (steps == 1 ? "one command that writes" : steps + " commands that write");
  }

  private static String enough(Score solved) {
    long seconds = solved.mitigation().time().toSeconds() + 1;
    return "budget: {time: " + seconds + "s, steps: " + solved.mitigation().steps() + "}";
  }
}
