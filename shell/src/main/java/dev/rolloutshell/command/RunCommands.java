package dev.rolloutshell.command;

import static dev.rolloutshell.command.RolloutWords.CHANGE;
import static dev.rolloutshell.command.RolloutWords.DRY_RUN;
import static dev.rolloutshell.command.RolloutWords.LIMITS;
import static dev.rolloutshell.command.RolloutWords.NAME;
import static dev.rolloutshell.command.RolloutWords.NAMESPACE;
import static dev.rolloutshell.command.RolloutWords.NEXT;
import static dev.rolloutshell.command.RolloutWords.SAME_NEXT;
import static dev.rolloutshell.command.RolloutWords.UNTIL;
import static dev.rolloutshell.command.RolloutWords.WATCH;

import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.drive.Until;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.view.Output;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** The commands that see a rollout through, in a live view if that is wanted. */
final class RunCommands {

  private final Session session;
  private final IntentReader intents;
  private final RolloutWork work;
  private final Watching watching;

  private RunCommands(Session session, IntentReader intents, RolloutWork work) {
    this.session = session;
    this.intents = intents;
    this.work = work;
    this.watching = new Watching(session);
  }

  static List<ShellCommand> all(Session session, IntentReader intents, RolloutWork work) {
    RunCommands commands = new RunCommands(session, intents, work);
    return List.of(commands.run(), commands.resume(), commands.abort(), commands.watch());
  }

  private ShellCommand run() {
    return RolloutCommands.command("run", "start a rollout, or go on with one, and see it through")
        .takes(NAME, NEXT)
        .with(CHANGE)
        .with(LIMITS)
        .with(UNTIL, WATCH, DRY_RUN, NAMESPACE)
        .example("rollout run web --image=example/web:v2")
        .example("rollout run web --image=example/web:v2 --watch")
        .example("rollout run --until=2/3")
        .example("rollout run web-v2 web        (names turned round: the abort)")
        .does(call -> run(call, work.forward(call)));
  }

  private ShellCommand resume() {
    return RolloutCommands.command(
            "resume", "go on with a rollout or an abort; everything stands in the cluster")
        .takes(NAME, SAME_NEXT)
        .with(UNTIL, WATCH, DRY_RUN, NAMESPACE)
        .example("rollout resume")
        .does(call -> run(call, intents.underWay(call)));
  }

  private ShellCommand abort() {
    return RolloutCommands.command("abort", "go back to the original controller, at its full size")
        .takes(NAME, SAME_NEXT)
        .with(WATCH, DRY_RUN, NAMESPACE)
        .example("rollout abort")
        .example("rollout abort web --watch")
        .does(call -> run(call, intents.abort(call)));
  }

  private Output run(Call call, Intent intent) {
    Until until = until(call);
    if (call.flag("dry-run")) {
      if (call.flag("watch")) {
        throw call.usage("--watch and --dry-run are both given: expected one of them");
      }
      return work.plan(call, intent);
    }
    return work.done(
        call,
        intent,
        (r, progress) ->
            call.flag("watch")
                ? watching.run(call, r, intent, until)
                : r.run(intent, until, progress));
  }

  private static @Nullable Until until(Call call) {
    String text = call.option("until");
    if (text != null && call.flag("dry-run")) {
      throw call.usage("--until and --dry-run are both given: expected one of them");
    }
    return text == null ? null : call.value("--until", text, Until::parse);
  }

  private ShellCommand watch() {
    return RolloutCommands.command(
            "watch", "watch a rollout live, or wait for one; at a terminal, step it")
        .takes(NAME)
        .with(NAMESPACE)
        .example("rollout watch")
        .example("rollout watch web          (keys: space makes a write, p goes on, q leaves)")
        .does(this::watch);
  }

  private Output watch(Call call) throws InterruptedException {
    try (Rollouts rollouts = session.rollouts(call.namespace())) {
      Intent intent = underWay(call, rollouts);
      if (intent == null) {
        return nothing(call);
      }
      return RolloutWork.outcome(
          call, rollouts, intent, watching.look(call, rollouts, intent), List.of());
    }
  }

  /** The rollout that is to be watched, once there is one; {@code null} for none. */
  private @Nullable Intent underWay(Call call, Rollouts rollouts) throws InterruptedException {
    String name = call.argument(0);
    List<String> names = rollouts.underWay();
    if (name != null) {
      Intent.Resume meant = intents.underWay(call);
      RolloutWork.existing(rollouts.status(meant));
      if (names.contains(name)) {
        return meant;
      }
    } else if (!names.isEmpty()) {
      return intents.underWay(call);
    }
    Terminal terminal = call.terminal();
    String begun =
        terminal == null
            ? null
            : new AwaitedRollout(terminal, call.colours(), session, call.namespace(), name)
                .show(rollouts);
    return begun == null ? null : new Intent.Resume(begun, null);
  }

  private Output nothing(Call call) {
    Idle idle = new Idle(session.namespace(call.namespace()), call.argument(0));
    return Output.line(
        idle,
        "no rollout "
            + (idle.name() == null ? "" : "of " + idle.name() + " ")
            + "is under way in namespace "
            + idle.namespace()
            + ": start one, then watch it, or use 'rollout run "
            + (idle.name() == null ? "NAME" : idle.name())
            + " --image=IMAGE --watch'");
  }

  /**
   * That there is nothing to watch, as a value.
   *
   * @param namespace where
   * @param name the controller whose rollout was meant, or {@code null} for any
   */
  record Idle(String namespace, @Nullable String name) {}
}
