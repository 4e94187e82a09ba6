package dev.rolloutshell.command;

import dev.rolloutshell.train.Attempt;
import dev.rolloutshell.train.Desk;
import dev.rolloutshell.train.Drill;
import dev.rolloutshell.train.Training;
import dev.rolloutshell.view.DrillView;
import dev.rolloutshell.view.DrillsView;
import dev.rolloutshell.view.Format;
import dev.rolloutshell.view.Output;
import dev.rolloutshell.view.ScoreView;
import dev.rolloutshell.view.StreamScreen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.springframework.shell.core.command.CommandRegistry;

/**
 * The shell in which an instructor's process answers a trainee: on the hosted drill, and on nothing
 * else.
 */
final class DeskShell {

  private DeskShell() {}

  static Desk.Answers of(Training training) {
    CommandRegistry registry = new CommandRegistry();
    TrainCommands.asked(training).forEach(registry::registerCommand);
    registry.registerCommand(join(training));
    registry.registerCommand(list(training));
    registry.registerCommand(score(training));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    StreamScreen screen = new StreamScreen(new PrintWriter(out), new PrintWriter(err), 0);
    OperatorShell shell = new OperatorShell(registry, screen, Format.TABLE);
    return line -> {
      out.getBuffer().setLength(0);
      err.getBuffer().setLength(0);
      int code = shell.line(line).code();
      return new Desk.Answer(code, out.toString(), err.toString());
    };
  }

  /** What somebody who joins is shown. */
  private static ShellCommand join(Training training) {
    return TrainCommands.command("join", "show the hosted drill's story")
        .example("train join")
        .does(call -> DrillView.briefing(training.running()));
  }

  /** The hosted drill alone: the others are the instructor's to choose. */
  private static ShellCommand list(Training training) {
    return TrainCommands.command("list", "show the hosted drill")
        .example("train list")
        .does(call -> DrillsView.output(List.of(line(training.running()))));
  }

  private static DrillsView.Line line(Attempt attempt) {
    Drill drill = attempt.drill();
    var score = attempt.score();
    return new DrillsView.Line(
        drill.name(),
        drill.title(),
        drill.level().word(),
        drill.explanation().issue(),
        attempt.passed(),
        score == null ? 0 : score.points(),
        drill.hints().size(),
        true);
  }

  /** What this drill is worth as it stands, since nothing of it is kept in anybody's record. */
  private static ShellCommand score(Training training) {
    return TrainCommands.command("score", "show what the hosted drill is worth as it stands")
        .example("train score")
        .does(
            call -> {
              var score = training.check();
              return Output.of(
                  ScoreView.output(training.running(), score).document(), wide -> score.account());
            });
  }
}
