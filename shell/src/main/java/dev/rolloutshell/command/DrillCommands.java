package dev.rolloutshell.command;

import dev.rolloutshell.journal.JournalReader;
import dev.rolloutshell.scenario.InvalidScenarioException;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.timeline.TimelinePage;
import dev.rolloutshell.train.Attempt;
import dev.rolloutshell.train.Catalogue;
import dev.rolloutshell.train.Debrief;
import dev.rolloutshell.train.Debriefing;
import dev.rolloutshell.train.DrillFile;
import dev.rolloutshell.train.DrillLint;
import dev.rolloutshell.train.JournalDrill;
import dev.rolloutshell.train.SelfCheck;
import dev.rolloutshell.train.Training;
import dev.rolloutshell.view.DebriefView;
import dev.rolloutshell.view.Documents;
import dev.rolloutshell.view.LintView;
import dev.rolloutshell.view.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commands that look back at drills, and at the files they are made of. */
final class DrillCommands {

  private static final int MOST_OFFERED = 50;

  private final Training training;

  private DrillCommands(Training training) {
    this.training = training;
  }

  static List<ShellCommand> all(Training training) {
    DrillCommands commands = new DrillCommands(training);
    return List.of(commands.debrief(), commands.lint(), commands.fromJournal());
  }

  private ShellCommand debrief() {
    return TrainCommands.command(
            "debrief", "look back: a timeline, the first wrong action, what the solution did")
        .with(
            Parameter.value("html", "FILE", "write it as one page with a slider, too"),
            Parameter.flag(
                "solution", "tell the solution before the drill is passed; 40 points at most then"))
        .example("train debrief --html=debrief.html")
        .example("train debrief --solution")
        .does(this::debrief);
  }

  private Output debrief(Call call) {
    Attempt attempt = training.running();
    new Examination(training).refuse("debrief");
    boolean openly = attempt.passed() || attempt.hosted() || call.flag("solution");
    if (openly) {
      attempt = training.solution();
    }
    Debrief debrief = new Debriefing(attempt, training.shells(), openly).debrief();
    String file = call.option("html");
    return DebriefView.output(debrief, file == null ? null : write(call, file, debrief));
  }

  private ShellCommand fromJournal() {
    return TrainCommands.command(
            "from-journal", "turn the journal of a session into a drill's draft")
        .takes(
            Argument.required("FILE", new Argument.Completion.Live(DrillCommands::journals, true))
                .about("a journal, or the name of one of this user's"))
        .with(Parameter.value("to", "FILE", "write the drill there instead of showing it"))
        .example("train from-journal ~/.local/state/rollout-shell/journal/FILE.jsonl --to=web.yaml")
        .example("train from-journal FILE.jsonl          (Tab lists the names, the newest first)")
        .does(this::fromJournal);
  }

  /** Names of the user's journals, the newest first. */
  private static Map<String, String> journals() {
    Map<String, String> names = new LinkedHashMap<>();
    List<Path> files = Journals.folder().files();
    for (int i = files.size() - 1; i >= 0 && names.size() < MOST_OFFERED; i--) {
      names.put(String.valueOf(files.get(i).getFileName()), "");
    }
    return names;
  }

  private static Path journal(Call call, String word) {
    Path file = ConnectionCommands.path(call, "FILE", word);
    Path kept = Journals.folder().path().resolve(file);
    return Files.exists(file) || !Files.exists(kept) ? file : kept;
  }

  private Output fromJournal(Call call) {
    String word = call.word(0);
    Map<String, Object> drill;
    try {
      drill = JournalDrill.of(JournalReader.read(journal(call, word)).entries(), training.shells());
    } catch (IOException e) {
      throw CommandFailure.refused(
          word + ": expected a journal, but it cannot be read", "train from-journal FILE");
    } catch (IllegalArgumentException e) {
      throw CommandFailure.refused(word + ": " + e.getMessage(), "train from-journal FILE");
    }
    String to = call.option("to");
    if (to == null) {
      return Output.of(drill, wide -> Documents.yaml(drill).lines().toList());
    }
    Path file = ConnectionCommands.path(call, "--to", to);
    try {
      Files.writeString(file, Documents.yaml(drill));
    } catch (IOException e) {
      throw CommandFailure.refused(
          to + ": expected to write the drill there, but it cannot be written",
          "train from-journal FILE --to=FILE");
    }
    return Output.of(drill, wide -> List.of(to + ": written", "try: 'train lint " + to + "'"));
  }

  static String write(Call call, String file, Debrief debrief) {
    Path path = ConnectionCommands.path(call, "--html", file);
    try {
      Files.writeString(path, TimelinePage.html(debrief.timeline()));
      return path.toAbsolutePath().normalize().toString();
    } catch (IOException e) {
      throw CommandFailure.refused(
          path + ": expected to write the page there, but it cannot be written",
          "train debrief --html=FILE");
    }
  }

  private ShellCommand lint() {
    return TrainCommands.command(
            "lint",
            "check drills: their files, and that they can be solved, but not by doing nothing")
        .takes(
            Argument.optional("PATH", new Argument.Completion.Files())
                .about("a drill's file or a folder of them; without it the standard drills"))
        .with(Parameter.value("drills", "DIR", "the same as PATH"))
        .example("train lint my-drills")
        .example("train lint my-drills/queue.yaml -o wide")
        .does(this::lint);
  }

  private Output lint(Call call) {
    String argument = call.argument(0);
    String option = call.option("drills");
    if (argument != null && option != null) {
      throw call.usage("PATH and --drills are both given: expected one of them");
    }
    String place = argument == null ? option : argument;
    DrillLint lint = new DrillLint(training.shells(), new LineCheck()::complaint);
    List<LintView.Linted> linted = new ArrayList<>();
    if (place == null) {
      Catalogue.standard()
          .drills()
          .forEach(drill -> linted.add(linted(drill.name(), lint.of(drill))));
      return LintView.output(linted);
    }
    try {
      List<Path> files = Catalogue.files(ConnectionCommands.path(call, "PATH", place));
      if (files.isEmpty()) {
        throw CommandFailure.refused(
            place + ": expected drills, files that end with " + DrillFile.ENDING + ", got none",
            "train lint PATH");
      }
      files.forEach(file -> linted.add(linted(file.toString(), lint.of(file))));
    } catch (InvalidScenarioException e) {
      throw CommandFailure.refused(e.line(), "train lint PATH");
    }
    return LintView.output(linted);
  }

  private static LintView.Linted linted(String file, DrillLint.Found found) {
    return new LintView.Linted(
        file,
        found.problems().isEmpty() && found.findings().stream().allMatch(SelfCheck.Finding::holds),
        found.problems().stream().map(Advice.DRILLS::on).toList(),
        found.findings());
  }
}
