package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.scenario.InvalidScenarioException;
import dev.rolloutshell.scenario.Problem;
import dev.rolloutshell.scenario.Replay;
import dev.rolloutshell.scenario.Scenario;
import dev.rolloutshell.scenario.ScenarioReader;
import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.scenario.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a scenario's file, without running its steps. */
final class ScenarioLint {

  private final Replay replay;
  private final LineCheck lines = new LineCheck();

  ScenarioLint(Shells shells) {
    this.replay = new Replay(shells);
  }

  /** What is wrong with a file, one line each; empty when it can be replayed. */
  List<String> check(Path file) {
    return check(file.toString(), () -> ScenarioReader.read(file));
  }

  /** What is wrong, one line each; empty when it can be replayed. */
  List<String> check(String source, Supplier<Scenario> file) {
    Scenario scenario;
    try {
      scenario = file.get();
      replay.prepare(scenario);
    } catch (InvalidScenarioException e) {
      return e.problems().stream().map(ScenarioLint::told).toList();
    }
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < scenario.steps().size(); i++) {
      Step step = scenario.steps().get(i);
      String complaint = lines.complaint(step.line());
      boolean meant = expects(scenario, i, ExitCode.USAGE.code());
      if (complaint != null && !meant) {
        wrong.add(source + ": step " + (i + 1) + ", '" + step.line() + "': " + complaint);
      }
    }
    return wrong;
  }

  /** A problem, with the word that was probably meant. */
  static String told(Problem problem) {
    String near = Nearest.of(problem.key(), problem.known());
    return problem.text() + (near == null ? "" : "; did you mean " + near + "?");
  }

  private static boolean expects(Scenario scenario, int index, int code) {
    Integer own = scenario.steps().get(index).exit();
    List<@Nullable Integer> codes = scenario.expectations().exitCodes();
    Integer listed = index < codes.size() ? codes.get(index) : null;
    return Integer.valueOf(code).equals(own) || Integer.valueOf(code).equals(listed);
  }
}
