package dev.rolloutshell.view;

import dev.rolloutshell.train.Attempt;
import dev.rolloutshell.train.Diagnosis;
import dev.rolloutshell.train.Drill;
import dev.rolloutshell.train.Score;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of an answer to the question what is wrong. */
public final class AnswerView {

  private AnswerView() {}

  /**
   * An answer as a value.
   *
   * @param drill the drill's name
   * @param right whether the cause is the one
   * @param counts whether the answer counts
   * @param answers how many were given
   * @param why what speaks for the cause, or against it
   * @param score points of 100 when the drill is passed, or {@code null}
   */
  public record Answered(
      String drill,
      boolean right,
      boolean counts,
      int answers,
      String why,
      @Nullable Integer score) {}

  /**
   * An answer.
   *
   * @param counts whether it counts
   */
  public static Output output(Attempt attempt, Diagnosis.Cause cause, boolean counts) {
    Score score = attempt.score();
    Answered answered =
        new Answered(
            attempt.drill().name(),
            cause.right(),
            counts,
            attempt.help().answers(),
            cause.why(),
            score == null || !score.passed() ? null : score.points());
    return Output.of(answered, wide -> lines(attempt, answered));
  }

  private static List<String> lines(Attempt attempt, Answered answered) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        Paragraphs.of(answered.why(), answered.right() ? "right: " : "not this one: ", "  "));
    if (!answered.counts()) {
      lines.add("it does not count any more");
    }
    Integer score = answered.score();
    if (score != null) {
      lines.add("score: " + score + " of 100 points");
      lines.add("");
      Drill.Explanation explanation = attempt.drill().explanation();
      if (answered.right()) {
        lines.addAll(Paragraphs.of(explanation.text()));
        if (explanation.issue() != null) {
          lines.add("source: " + explanation.issue());
        }
      }
    }
    return lines;
  }
}
