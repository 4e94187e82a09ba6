package dev.rolloutshell.command;

import dev.rolloutshell.scenario.InvalidScenarioException;
import dev.rolloutshell.scenario.PackagedScenarios;
import dev.rolloutshell.scenario.Problem;
import dev.rolloutshell.scenario.Replay;
import dev.rolloutshell.scenario.ReplayReport;
import dev.rolloutshell.scenario.Scenario;
import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.timeline.TimelinePage;
import dev.rolloutshell.view.LintView;
import dev.rolloutshell.view.Output;
import dev.rolloutshell.view.ReplayTimeline;
import dev.rolloutshell.view.ReplayView;
import dev.rolloutshell.view.ScenarioListView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The commands on scenario files. */
final class ScenarioCommands {

  private static final String GROUP = "Reliability";

  private static final Argument.Completion FILES =
      new Argument.Completion.Live(ScenarioShelf::names, true);

  private final Shells shells;
  private final ScenarioLint lint;

  private ScenarioCommands(Shells shells) {
    this.shells = shells;
    this.lint = new ScenarioLint(shells);
  }

  static List<ShellCommand> all(Shells shells) {
    ScenarioCommands commands = new ScenarioCommands(shells);
    return List.of(commands.replay(), commands.lint(), commands.list());
  }

  private ShellCommand replay() {
    return ShellCommand.named("scenario replay", GROUP, "run a scenario and see what it shows")
        .takes(
            Argument.required("FILE", FILES)
                .about("a scenario's file, or the name of one that comes with the shell"))
        .with(
            Parameter.flag("step", "show each step before it is run; go on, back, or leave"),
            Parameter.flag("pause-on-violation", "halt where a rule does not hold"),
            Parameter.value("report", "FILE", "write what happened over time as one HTML page"))
        .example("scenario replay reply-to-scale-up-lost")
        .example("scenario replay reply-to-scale-up-lost --step")
        .example("scenario replay mine.yaml -o json --report=mine.html")
        .does(this::replay);
  }

  private Output replay(Call call) {
    String page = call.option("report");
    Path report = page == null ? null : ConnectionCommands.path(call, "--report", page);
    boolean stepwise = call.flag("step");
    StepwiseReplay steps =
        new StepwiseReplay(
            call::result, TerminalQuestion.on(call), stepwise, call.flag("pause-on-violation"));
    return valid(
        () -> {
          Scenario scenario = ScenarioShelf.scenario(call.word(0));
          steps.opens(scenario);
          Scenes scenes = new Scenes(steps);
          ReplayReport seen = new Replay(shells).run(scenario, report == null ? steps : scenes);
          if (report != null) {
            write(report, TimelinePage.html(ReplayTimeline.of(seen, scenes.states())));
          }
          return steps.leftBefore() > 0
              ? ReplayView.left(seen, steps.leftBefore())
              : ReplayView.output(seen, stepwise);
        });
  }

  private static void write(Path file, String page) {
    try {
      Files.writeString(file, page);
    } catch (IOException e) {
      throw CommandFailure.refused(
          "--report: " + file + ": expected a file that can be written, but it cannot be",
          "scenario replay FILE --report=FILE");
    }
  }

  private ShellCommand lint() {
    return ShellCommand.named("scenario lint", GROUP, "check scenario files without running them")
        .takes(
            Argument.optional("FILE", FILES)
                .about("a scenario's file or name, or a directory of them (default: all names)"))
        .example("scenario lint mine.yaml")
        .does(this::lint);
  }

  private Output lint(Call call) {
    String word = call.argument(0);
    List<String> sources;
    if (word == null) {
      sources = PackagedScenarios.names();
    } else if (Files.isDirectory(ScenarioShelf.path(word))) {
      sources = ScenarioShelf.files(ScenarioShelf.path(word)).stream().map(Path::toString).toList();
    } else {
      sources = List.of(word);
    }
    List<ScenarioListView.Checked> checked = new ArrayList<>();
    for (String source : sources) {
      checked.add(
          new ScenarioListView.Checked(
              source, lint.check(source, () -> ScenarioShelf.scenario(source))));
    }
    List<LintView.Wrong> problems =
        checked.stream().flatMap(file -> file.problems().stream()).toList();
    if (problems.size() > 1) {
      problems.forEach(one -> Call.notes(one.message(), one.hint()).forEach(call::note));
    }
    return ScenarioListView.checked(checked);
  }

  private ShellCommand list() {
    return ShellCommand.named("scenario list", GROUP, "list scenarios and what they show")
        .takes(
            Argument.optional("DIR", new Argument.Completion.None())
                .about("a directory of scenario files (default: the shell's own)"))
        .example("scenario list")
        .does(call -> valid(() -> ScenarioListView.listed(ScenarioShelf.all(call.argument(0)))));
  }

  private static Output valid(Supplier<Output> use) {
    try {
      return use.get();
    } catch (InvalidScenarioException e) {
      Problem first = e.problems().get(0);
      int more = e.problems().size() - 1;
      throw CommandFailure.refused(
          ScenarioLint.told(first) + (more == 0 ? "" : " (and " + more + " more)"),
          first.message().contains("expected a kind of fault")
              ? "fault kinds"
              : "scenario list; docs/scenarios.md has the format");
    }
  }
}
