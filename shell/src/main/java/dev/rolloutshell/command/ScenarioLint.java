package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.scenario.InvalidScenarioException;
import dev.rolloutshell.scenario.Problem;
import dev.rolloutshell.scenario.Replay;
import dev.rolloutshell.scenario.Scenario;
import dev.rolloutshell.scenario.ScenarioReader;
import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.scenario.Step;
import dev.rolloutshell.train.DrillLint;
import dev.rolloutshell.view.LintView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a scenario's file, without running its steps. */
final class ScenarioLint {

  private static final Pattern OBJECT = Pattern.compile("objects, object (\\d+)");
  private static final String OBJECTS = "get rc web -o yaml shows one as it has to be";

  private final Replay replay;
  private final LineCheck lines = new LineCheck();

  ScenarioLint(Shells shells) {
    this.replay = new Replay(shells);
  }

  /** What is wrong with a file; nothing when it can be replayed. */
  List<LintView.Wrong> check(Path file) {
    return check(file.toString(), () -> ScenarioReader.read(file));
  }

  /** What is wrong; nothing when it can be replayed. */
  List<LintView.Wrong> check(String source, Supplier<Scenario> file) {
    try {
      Scenario scenario = file.get();
      prepare(source, scenario);
      return lines(source, scenario);
    } catch (InvalidScenarioException e) {
      return e.problems().stream().map(ScenarioLint::advised).toList();
    }
  }

  private List<LintView.Wrong> lines(String source, Scenario scenario) {
    List<LintView.Wrong> wrong = new ArrayList<>();
    for (int i = 0; i < scenario.steps().size(); i++) {
      Step step = scenario.steps().get(i);
      DrillLint.Complaint complaint = lines.complaint(step.line());
      boolean meant = expects(scenario, i, ExitCode.USAGE.code());
      if (complaint != null && !meant) {
        String text = "step " + (i + 1) + ", '" + step.line() + "': " + complaint.message();
        wrong.add(
            advised(
                new Problem(
                    source, place(source, "steps", i), "", text, List.of(), complaint.advice())));
      }
    }
    return wrong;
  }

  private void prepare(String source, Scenario scenario) {
    try {
      replay.prepare(scenario);
    } catch (InvalidScenarioException e) {
      String message = e.problems().get(0).message();
      Matcher object = OBJECT.matcher(message);
      if (!object.find()) {
        throw e;
      }
      message = message.substring(object.start());
      int line = place(source, "objects", Integer.parseInt(object.group(1)) - 1);
      throw new InvalidScenarioException(
          List.of(new Problem(source, line, "objects", message, List.of(), OBJECTS)));
    }
  }

  /** The line of an item in a file, from 1; 0 where it comes with the program. */
  private static int place(String source, String key, int item) {
    Path file = ScenarioShelf.path(source);
    if (!Files.isRegularFile(file)) {
      return 0;
    }
    List<Integer> places = ScenarioReader.places(file, key);
    return item < places.size() ? places.get(item) : 0;
  }

  /** The message says which word was meant; the advice how to write it. */
  private static LintView.Wrong advised(Problem problem) {
    LintView.Wrong wrong = Advice.SCENARIOS.on(problem);
    return new LintView.Wrong(wrong.line(), wrong.key(), told(problem), wrong.hint());
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
