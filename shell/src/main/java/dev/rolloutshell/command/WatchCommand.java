package dev.rolloutshell.command;

import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.view.Durations;
import dev.rolloutshell.view.Output;
import dev.rolloutshell.view.Repeated;
import dev.rolloutshell.view.RepeatedView;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.springframework.shell.core.command.CommandRegistry;

/** The command that runs another again and again. */
final class WatchCommand {

  static final String NAME = "watch";

  /** What would not come back, or come back as something else. */
  private static final Set<String> NOT_REPEATED = Set.of(NAME, GeneralCommands.EXIT, "quit");

  /** What has the lines to come followed, which only the line itself can. */
  private static final Set<String> BEGINNINGS =
      Set.of("train start", "train next", "train reset", "train host", "train join");

  private final Session session;
  private final Supplier<CommandRegistry> registry;
  private final Duration usual;

  private WatchCommand(Session session, Supplier<CommandRegistry> registry, Duration usual) {
    this.session = session;
    this.registry = registry;
    this.usual = usual;
  }

  /**
   * The command.
   *
   * @param registry the commands that it can run, asked when it does
   * @param usual the pause between two runs unless another is given
   */
  static ShellCommand watch(Session session, Supplier<CommandRegistry> registry, Duration usual) {
    WatchCommand watch = new WatchCommand(session, registry, usual);
    return ShellCommand.named(NAME, "Shell", "run a command again and again, and show its output")
        .takes(
            Argument.several("COMMAND", new Argument.Completion.Commands())
                .about("any command with its own options"))
        .with(
            Parameter.value(
                "every",
                "DURATION",
                "the pause between two runs (default " + Durations.format(usual) + ")"),
            Parameter.value("until", "TEXT|/REGEX/", "end with 0 as soon as its output shows this"),
            Parameter.value(
                "timeout", "DURATION", "end after this time; with --until not found, with 3"),
            Parameter.flag("exit-on-error", "end when a run fails, with its exit code"))
        .carries("every", "until", "timeout", "exit-on-error")
        .example("watch get rc")
        .example("watch get rc web -o wide --every=500ms --until=example/web:v2")
        .example("watch rollout status --until='/3 ready/' --timeout=5m")
        .does(watch::run);
  }

  private Output run(Call call) {
    Repetition wanted = wanted(call);
    Rounds rounds = new Rounds(session, registry.get(), wanted);
    Terminal terminal = call.terminal();
    if (terminal != null) {
      return new RoundsScreen(terminal, call.colours(), rounds, wanted).show().output(false);
    }
    Repeated ended =
        rounds.run(
            round -> show(call, rounds, wanted, round), rounds::pause, rounds.unwatchedTimeout());
    return ended.output(true);
  }

  private static void show(Call call, Rounds rounds, Repetition wanted, Round round) {
    if (call.document()) {
      return; // There is to be one document, at the end.
    }
    call.note(RepeatedView.time(rounds.now()) + " " + wanted.line());
    for (Round.Said said : round.said()) {
      if (said.note()) {
        call.note(said.text());
      } else {
        call.screen().line(said.text());
      }
    }
  }

  private static CommandFailure refused(Call call, String command) {
    return call.usage(NAME + ": expected a command that shows something, got '" + command + "'");
  }

  private Repetition wanted(Call call) {
    List<String> command = Aliased.expanded(registry.get(), call.allWords());
    if (NOT_REPEATED.contains(command.get(0))) {
      throw refused(call, command.get(0));
    }
    // What is wrong with its words is said at once, and not again and again.
    WordParser parser = new WordParser(registry.get());
    parser.parse(command);
    ShellCommand carried = parser.named(command);
    if (carried != null && BEGINNINGS.contains(carried.getName())) {
      throw refused(call, carried.getName());
    }
    Duration every = call.duration("every", usual);
    if (every.compareTo(Repetition.SHORTEST) < 0) {
      throw call.usage(
          "--every: expected at least "
              + Durations.format(Repetition.SHORTEST)
              + ", got '"
              + call.option("every")
              + "'");
    }
    String until = call.option("until");
    String timeout = call.option("timeout");
    return new Repetition(
        command,
        every,
        until == null ? null : call.value("--until", until, Repetition.Sought::parse),
        timeout == null ? null : call.value("--timeout", timeout, Durations::parse),
        call.flag("exit-on-error"));
  }
}
