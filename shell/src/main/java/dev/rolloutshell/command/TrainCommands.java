package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.scenario.InvalidScenarioException;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.train.Attempt;
import dev.rolloutshell.train.Catalogue;
import dev.rolloutshell.train.Diagnosis;
import dev.rolloutshell.train.Drill;
import dev.rolloutshell.train.Level;
import dev.rolloutshell.train.Training;
import dev.rolloutshell.train.TrainingRecord;
import dev.rolloutshell.view.AnswerView;
import dev.rolloutshell.view.DrillView;
import dev.rolloutshell.view.DrillsView;
import dev.rolloutshell.view.ExamView;
import dev.rolloutshell.view.HelpView;
import dev.rolloutshell.view.Output;
import dev.rolloutshell.view.ScoreView;
import dev.rolloutshell.view.TrainingView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commands with which an operator trains. */
final class TrainCommands {

  static final String GROUP = "Training";

  static final Parameter DRILLS =
      Parameter.value(
          "drills", "DIR", "a folder with drills of your own, besides the standard ones");
  private final Training training;
  private final Examination exams;

  private TrainCommands(Training training) {
    this.training = training;
    this.exams = new Examination(training);
  }

  static List<ShellCommand> all(Training training) {
    TrainCommands commands = new TrainCommands(training);
    return List.of(
        commands.list(),
        commands.start(),
        commands.next(),
        commands.status(),
        commands.hint(),
        commands.check(),
        commands.answer(),
        commands.solution(),
        commands.reset(),
        commands.score());
  }

  /** What a trainee may ask of a hosted drill. */
  static List<ShellCommand> asked(Training training) {
    TrainCommands commands = new TrainCommands(training);
    return List.of(commands.status(), commands.hint(), commands.check(), commands.answer());
  }

  static ShellCommand command(String word, String about) {
    return ShellCommand.named("train " + word, GROUP, about);
  }

  private Catalogue catalogue(Call call) {
    return catalogue(training, call);
  }

  /** The drills that the options ask for. */
  static Catalogue catalogue(Training training, Call call) {
    String named = call.option("drills");
    String folder = named == null ? training.usualDrills() : named;
    try {
      if (folder != null) {
        Catalogue own = Catalogue.with(ConnectionCommands.path(call, "--drills", folder));
        own.unusable().forEach(file -> call.note("error: " + file));
        training.use(own);
      }
      return training.catalogue();
    } catch (InvalidScenarioException e) {
      throw CommandFailure.refused(e.line(), "train lint --drills=" + folder);
    }
  }

  /** Names of the drills that can be trained, with their titles. */
  static Map<String, String> names(Training training) {
    Map<String, String> names = new LinkedHashMap<>();
    training.catalogue().drills().forEach(drill -> names.put(drill.name(), drill.title()));
    return names;
  }

  private Argument drill() {
    return Argument.optional("DRILL", new Argument.Completion.Live(() -> names(training)))
        .about("a drill's name; without it the one under way, or the next that is not passed");
  }

  private ShellCommand list() {
    return command("list", "show the drills, with what you have reached")
        .with(
            Parameter.value("level", "LEVEL", "only drills of this level")
                .choices("first-steps", "recovery", "trouble", "incident"),
            Examination.EXAM,
            Examination.SEED,
            DRILLS)
        .example("train list")
        .example("train list --level=recovery -o json")
        .does(this::list);
  }

  private Output list(Call call) {
    Examination.seed(call);
    List<Drill> drills = catalogue(call).drills();
    if (exams.meant(call)) {
      return exams.list(call);
    }
    String level = call.option("level");
    TrainingRecord record = training.record();
    Attempt attempt = training.current();
    String current = attempt == null ? null : attempt.drill().name();
    List<DrillsView.Line> lines = new ArrayList<>();
    for (Drill drill : drills) {
      if (level == null || drill.level() == Level.parse(level)) {
        lines.add(DrillsView.Line.of(drill, record, current));
      }
    }
    Output output = DrillsView.output(lines);
    String folder = call.option("drills");
    int unusable = folder == null ? 0 : training.catalogue().unusable().size();
    return unusable == 0
        ? output
        : output.withProblem(
            ExitCode.REFUSED,
            folder + ": expected drills, but " + unusable + " of its files cannot be used",
            "train lint " + folder);
  }

  private ShellCommand start() {
    return command("start", "begin a drill on a cluster of its own")
        .takes(drill())
        .with(Examination.EXAM, Examination.SEED, Examination.LEAVE, DRILLS)
        .example("train start bad-image")
        .example("train start --drills=my-drills")
        .does(this::start);
  }

  private Output start(Call call) {
    Catalogue catalogue = catalogue(call);
    String name = call.argument(0);
    boolean exam = call.flag("exam");
    if (name != null && exam) {
      throw call.usage(
          "DRILL and --exam are both given: expected one, as an exam draws its drills");
    }
    Drill drill = name == null ? null : named(call, catalogue, name);
    if (call.flag("leave-exam")) {
      training.leaveExam();
    } else if (drill != null) {
      exams.refuseBeside("drill " + drill.name());
    }
    if (drill != null) {
      return begin(call, drill, false);
    }
    TrainingRecord.Current before = training.record().current();
    if (!exam && before != null && catalogue.named(before.drill()).isPresent()) {
      return begin(call, named(call, catalogue, before.drill()), before.exam());
    }
    return next(call);
  }

  static Drill named(Call call, Catalogue catalogue, String name) {
    return catalogue
        .named(name)
        .orElseThrow(
            () -> {
              String near = Nearest.of(name, catalogue.drills().stream().map(Drill::name).toList());
              return CommandFailure.usage(
                  "drill '"
                      + name
                      + "': expected one of 'train list'"
                      + (near == null ? "" : "; did you mean '" + near + "'?"),
                  near == null ? "train list" : "train start " + near);
            });
  }

  private Output begin(Call call, Drill drill, boolean exam) {
    Attempt attempt = training.start(drill, exam);
    call.follow(new DrillWatch(training, call.screen()));
    return DrillView.briefing(attempt);
  }

  private ShellCommand next() {
    return command("next", "begin the next drill that is not passed yet")
        .with(Examination.EXAM, Examination.SEED, DRILLS)
        .example("train next")
        .example("train next --exam --seed=7")
        .does(this::next);
  }

  private Output next(Call call) {
    catalogue(call);
    Examination.seed(call);
    if (exams.goesOn(call)) {
      return exams.next(call, drill -> begin(call, drill, true));
    }
    Drill drill = training.next();
    return drill == null
        ? TrainingView.output(training.catalogue().drills(), training.record(), training.place())
        : begin(call, drill, false);
  }

  private ShellCommand status() {
    return command("status", "show the drill under way: its story, its goals, how they stand")
        .example("train status")
        .does(call -> DrillView.status(training.running()));
  }

  private ShellCommand hint() {
    return command("hint", "show the next hint; each costs 10 points")
        .example("train hint")
        .does(
            call -> {
              exams.refuse("hint");
              return HelpView.hint(training.hint());
            });
  }

  private ShellCommand check() {
    return command("check", "grade the drill under way; exit code 1 when it is not solved")
        .example("train check -o json")
        .does(
            call -> {
              var score = training.check();
              Attempt running = training.running();
              return training.sits(running)
                  ? ExamView.checked(running, score)
                  : ScoreView.output(running, score);
            });
  }

  private ShellCommand answer() {
    return command("answer", "say what is wrong; without a letter, show the causes to choose from")
        .takes(Argument.optional("LETTER", new Argument.Completion.None()).about("of a cause"))
        .example("train answer")
        .example("train answer b")
        .does(this::answer);
  }

  private Output answer(Call call) {
    Attempt running = training.running();
    String letter = call.argument(0);
    if (letter == null) {
      return DrillView.question(running);
    }
    if (training.sits(running)) {
      return exams.answer(call, running, letter);
    }
    boolean open = !running.help().right() && !running.help().solutionSeen();
    Diagnosis.Cause cause = call.value("LETTER", letter, training::answer);
    return AnswerView.output(running, cause, open);
  }

  private ShellCommand solution() {
    return command("solution", "show the solution; the drill then gives 40 points at most")
        .example("train solution")
        .does(
            call -> {
              exams.refuse("solution");
              return HelpView.solution(training.solution());
            });
  }

  private ShellCommand reset() {
    return command("reset", "begin the drill under way again, on a fresh cluster")
        .example("train reset")
        .does(
            call -> {
              Attempt running = training.running();
              return begin(call, running.drill(), running.exam());
            });
  }

  private ShellCommand score() {
    return command("score", "show what you have reached")
        .with(DRILLS)
        .example("train score -o json")
        .does(
            call ->
                TrainingView.output(catalogue(call).drills(), training.record(), training.place()));
  }
}
