package dev.rolloutshell.view;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.train.Attempt;
import dev.rolloutshell.train.Score;
import java.util.ArrayList;
import java.util.List;

/** The grade of a drill. */
public final class ScoreView {

  private ScoreView() {}

  /**
   * A grade as a value.
   *
   * @param drill the drill's name
   * @param passed whether every goal holds
   * @param score points of 100
   * @param mitigation how it was mended
   * @param diagnosis whether it was understood
   * @param hints hints taken
   */
  public record Graded(
      String drill,
      boolean passed,
      int score,
      Score.Mitigation mitigation,
      Score.Diagnosed diagnosis,
      int hints) {}

  /** A check's outcome; one that is not passed ends with exit code 1. */
  public static Output output(Attempt attempt, Score score) {
    String name = attempt.drill().name();
    Graded graded = graded(attempt, score);
    Output.Problem problem =
        score.passed() ? null : new Output.Problem(name + ": not solved yet", next(attempt));
    return new Output(
        score.passed() ? ExitCode.DONE : ExitCode.REFUSED,
        graded,
        wide -> lines(graded, score.account()),
        List.of("drills/" + name),
        problem);
  }

  /** Whoever is not told that a hint costs something is not told to take one. */
  private static String next(Attempt attempt) {
    boolean hints = !attempt.exam() && attempt.hints().size() < attempt.drill().hints().size();
    return hints ? "train status, or train hint for 10 points" : "train status";
  }

  private static Graded graded(Attempt attempt, Score score) {
    return new Graded(
        attempt.drill().name(),
        score.passed(),
        score.points(),
        score.mitigation(),
        score.diagnosis(),
        score.hints());
  }

  private static List<String> lines(Graded graded, List<String> account) {
    List<String> lines = new ArrayList<>(DrillView.goals(graded.mitigation().goals()));
    if (!graded.passed()) {
      return lines;
    }
    lines.add("passed: " + graded.score() + " of 100 points");
    account.forEach(line -> lines.addAll(Paragraphs.of(line, "  ", "    ")));
    if (!graded.diagnosis().answered()) {
      lines.add("what was wrong? 'train answer' asks");
    }
    lines.add("'train debrief' looks back, 'train next' goes on");
    return lines;
  }
}
