package dev.rolloutshell.command;

import dev.rolloutshell.scenario.Problem;
import dev.rolloutshell.scenario.ScenarioKeys;
import dev.rolloutshell.train.DrillKeys;
import dev.rolloutshell.view.LintView;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What to type next about something that is wrong with a file, or to write instead.
 *
 * @param sample of the key that a problem is about
 * @param meant a sample of the key that was meant in place of an unknown one
 * @param otherwise what helps where there is no sample
 */
record Advice(
    Function<Problem, @Nullable String> sample,
    BiFunction<Problem, String, @Nullable String> meant,
    String otherwise) {

  private static final String KIND = "kind: expected a kind of fault";

  /** About drills. */
  static final Advice DRILLS =
      new Advice(DrillKeys::sample, DrillKeys::sample, "docs/instructors.md has the format");

  /** About scenarios. */
  static final Advice SCENARIOS =
      new Advice(ScenarioKeys::sample, ScenarioKeys::sample, "docs/scenarios.md has the format");

  /** A problem with advice. */
  LintView.Wrong on(Problem problem) {
    return new LintView.Wrong(problem.line(), problem.key(), problem.text(), about(problem));
  }

  private String about(Problem problem) {
    String own = problem.advice();
    if (own != null) {
      return own;
    }
    String near = Nearest.of(problem.key(), problem.known());
    if (problem.message().contains(KIND)) {
      return near == null ? "fault kinds" : "fault kinds " + near;
    }
    if (near == null && !problem.known().isEmpty()) {
      return "leave it out";
    }
    String sampled = near == null ? null : meant.apply(problem, near);
    sampled = sampled == null ? sample.apply(problem) : sampled;
    return sampled == null ? otherwise : sampled;
  }
}
