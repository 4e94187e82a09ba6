package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.scenario.InvalidScenarioException;
import dev.rolloutshell.scenario.Replay;
import dev.rolloutshell.scenario.Scenario;
import dev.rolloutshell.scenario.ScenarioReader;
import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.scenario.Step;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandRegistry;

/** Says what is wrong with a scenario's file, without running its steps. */
final class ScenarioLint {

  private final Replay replay;
  private final WordParser parser;

  ScenarioLint(Shells shells) {
    this.replay = new Replay(shells);
    // The words of commands are the same on every session; none is opened here.
    CommandRegistry registry =
        Commands.forScenarios(
            new Session(
                target -> {
                  throw new IllegalStateException("nothing is to be run");
                },
                (client, namespace, waiting) -> {
                  throw new IllegalStateException("nothing is to be run");
                },
                dev.rolloutshell.session.Target.Simulator.DEFAULT));
    this.parser = new WordParser(registry);
  }

  /** What is wrong, one line each; empty when it can be replayed. */
  List<String> check(Path file) {
    Scenario scenario;
    try {
      scenario = ScenarioReader.read(file);
      replay.prepare(scenario);
    } catch (InvalidScenarioException e) {
      return List.of(e.line());
    }
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < scenario.steps().size(); i++) {
      Step step = scenario.steps().get(i);
      String complaint = complaint(step);
      boolean meant = expects(scenario, i, ExitCode.USAGE.code());
      if (complaint != null && !meant) {
        wrong.add(file + ": step " + (i + 1) + ", '" + step.line() + "': " + complaint);
      }
    }
    return wrong;
  }

  private static boolean expects(Scenario scenario, int index, int code) {
    Integer own = scenario.steps().get(index).exit();
    List<@Nullable Integer> codes = scenario.expectations().exitCodes();
    Integer listed = index < codes.size() ? codes.get(index) : null;
    return Integer.valueOf(code).equals(own) || Integer.valueOf(code).equals(listed);
  }

  private @Nullable String complaint(Step step) {
    try {
      parser.parse(Words.of(step.line()));
      return null;
    } catch (CommandFailure e) {
      return e.message();
    }
  }
}
