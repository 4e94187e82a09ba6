package dev.rolloutshell.command;

import static dev.rolloutshell.command.RolloutWords.CHANGE;
import static dev.rolloutshell.command.RolloutWords.COUNT;
import static dev.rolloutshell.command.RolloutWords.DRY_RUN;
import static dev.rolloutshell.command.RolloutWords.LIMITS;
import static dev.rolloutshell.command.RolloutWords.NAME;
import static dev.rolloutshell.command.RolloutWords.NAMESPACE;
import static dev.rolloutshell.command.RolloutWords.NEXT;
import static dev.rolloutshell.command.RolloutWords.SAME_NEXT;
import static dev.rolloutshell.command.RolloutWords.THE_NAME;
import static dev.rolloutshell.command.RolloutWords.UNTIL;
import static dev.rolloutshell.command.RolloutWords.WATCH;

import dev.rolloutshell.rollout.drive.KillPoint;
import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.drive.Until;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.view.ExplainView;
import dev.rolloutshell.view.Output;
import dev.rolloutshell.view.PlanView;
import dev.rolloutshell.view.StatusView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of a rollout. */
final class RolloutCommands {

  private static final String GROUP = "Rollouts";

  private static final String[] LIMIT_NAMES =
      LIMITS.stream().map(Parameter::name).toArray(String[]::new);

  private final Session session;
  private final IntentReader intents;
  private final Watching watching;
  private final RolloutWork work;

  private RolloutCommands(Session session, Limits usual) {
    this.session = session;
    this.intents = new IntentReader(session, usual);
    this.watching = new Watching(session);
    this.work = new RolloutWork(session);
  }

  /**
   * The commands.
   *
   * @param usual limits of rollouts that name none
   */
  static List<ShellCommand> all(Session session, Limits usual) {
    RolloutCommands commands = new RolloutCommands(session, usual);
    return List.of(
        commands.plan(),
        commands.start(),
        commands.step(),
        commands.run(),
        commands.kill(),
        commands.status(),
        commands.watch(),
        commands.resume(),
        commands.abort(),
        commands.explain());
  }

  /** What is asked for; limits other than those of the same rollout under way are refused. */
  private Intent forward(Call call) {
    Intent intent = intents.forward(call);
    if (intent instanceof Intent.Forward forward && !call.given(LIMIT_NAMES).isEmpty()) {
      try (Rollouts rollouts = session.rollouts(call.namespace())) {
        RolloutStatus status = rollouts.status(forward);
        boolean goesOn =
            status.limits() != null && rollouts.plan(forward).code() != ExitCode.REFUSED;
        if (goesOn) {
          StandingLimits.check(call, forward.limits(), forward.labelKey(), status);
        }
      }
    }
    return intent;
  }

  private Output plan(Call call, Intent intent) {
    return work.with(call, rollouts -> PlanView.output(rollouts.plan(intent)));
  }

  private static ShellCommand command(String word, String about) {
    return ShellCommand.named("rollout " + word, GROUP, about);
  }

  private ShellCommand plan() {
    return command("plan", "show every write ahead, with its reason; writes nothing")
        .takes(NAME, NEXT)
        .with(CHANGE)
        .with(LIMITS)
        .with(NAMESPACE)
        .example("rollout plan web --image=example/web:v2")
        .does(call -> plan(call, forward(call)));
  }

  private ShellCommand start() {
    return command("start", "make the first write, which puts the whole intent into the cluster")
        .takes(THE_NAME, NEXT)
        .with(CHANGE)
        .with(LIMITS)
        .with(DRY_RUN, NAMESPACE)
        .example("rollout start web --image=example/web:v2")
        .example("rollout start web web-v2 -f web-v2.yaml --max-surge=25%")
        .does(this::start);
  }

  private Output start(Call call) {
    Intent intent = forward(call);
    if (call.flag("dry-run")) {
      return plan(call, intent);
    }
    if (intent instanceof Intent.Forward forward) {
      return work.done(call, forward, (r, progress) -> r.start(forward, progress));
    }
    throw CommandFailure.refused(
        "rollout of " + intent.name() + ": expected none, but it is under way already",
        "rollout resume " + intent.name());
  }

  private ShellCommand step() {
    return command("step", "make the next write, or the next COUNT writes")
        .takes(NAME, COUNT)
        .with(DRY_RUN, NAMESPACE)
        .example("rollout step")
        .example("rollout step web 3")
        .does(this::step);
  }

  private Output step(Call call) {
    String first = call.argument(0);
    String second = call.argument(1);
    boolean onlyCount = second == null && first != null && first.matches("[-+]?\\d+");
    String name = onlyCount ? null : first;
    String count = onlyCount ? first : second;
    int times = count == null ? 1 : call.value("COUNT", count, t -> Call.number(t, 1));
    Intent intent = intents.underWay(call, name);
    return call.flag("dry-run")
        ? plan(call, intent)
        : work.done(call, intent, (r, progress) -> r.step(intent, times, progress));
  }

  private ShellCommand run() {
    return command("run", "start a rollout, or go on with one, and see it through")
        .takes(NAME, NEXT)
        .with(CHANGE)
        .with(LIMITS)
        .with(UNTIL, WATCH, DRY_RUN, NAMESPACE)
        .example("rollout run web --image=example/web:v2")
        .example("rollout run web --image=example/web:v2 --watch")
        .example("rollout run --until=2/3")
        .example("rollout run web-v2 web        (names turned round: the abort)")
        .does(call -> run(call, forward(call)));
  }

  private ShellCommand resume() {
    return command("resume", "go on with a rollout or an abort; everything stands in the cluster")
        .takes(NAME, SAME_NEXT)
        .with(UNTIL, WATCH, DRY_RUN, NAMESPACE)
        .example("rollout resume")
        .does(call -> run(call, intents.underWay(call)));
  }

  private ShellCommand abort() {
    return command("abort", "go back to the original controller, at its full size")
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
      return plan(call, intent);
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

  private ShellCommand kill() {
    return command("kill", "let the client die, now or in the middle of the next write")
        .takes(NAME)
        .with(
            Parameter.flag("before", "when the next write is decided, before it is sent"),
            Parameter.flag("after", "after the next write was answered"),
            Parameter.flag("lost-reply", "after the next write was stored, its answer lost"),
            NAMESPACE)
        .example("rollout kill --lost-reply")
        .does(this::kill);
  }

  private Output kill(Call call) {
    List<String> points = call.given("before", "after", "lost-reply");
    if (points.size() > 1) {
      throw call.usage(String.join(" and ", points) + " are given: expected one of them");
    }
    KillPoint point =
        switch (points.isEmpty() ? "" : points.get(0)) {
          case "--before" -> KillPoint.BEFORE;
          case "--after" -> KillPoint.AFTER;
          case "--lost-reply" -> KillPoint.LOST_REPLY;
          default -> KillPoint.NOW;
        };
    Intent intent = intents.underWay(call);
    return work.done(
        call,
        intent,
        (r, progress) -> {
          underWay(r.status(intent));
          return r.kill(intent, point, progress);
        });
  }

  private static void underWay(RolloutStatus status) {
    if (existing(status).direction().equals("none")) {
      throw CommandFailure.refused(
          "rollout of " + status.name() + ": expected one under way, but there is none",
          "rollout start " + status.name() + " --image=IMAGE");
    }
  }

  private static RolloutStatus existing(RolloutStatus status) {
    if (status.missing()) {
      throw CommandFailure.refused(
          "replicationcontrollers/"
              + status.name()
              + ": not found in namespace "
              + status.namespace(),
          "get rc");
    }
    return status;
  }

  private ShellCommand status() {
    return command("status", "show where a rollout stands")
        .takes(NAME)
        .with(NAMESPACE)
        .example("rollout status -o yaml")
        .does(
            call -> {
              Intent intent = intents.underWay(call);
              return work.with(call, r -> StatusView.output(existing(r.status(intent))));
            });
  }

  private ShellCommand watch() {
    return command("watch", "watch a rollout live; at a terminal, step it or let it go on")
        .takes(NAME)
        .with(NAMESPACE)
        .example("rollout watch")
        .example("rollout watch web          (keys: space makes a write, p goes on, q leaves)")
        .does(
            call -> {
              Intent intent = intents.underWay(call);
              return work.with(
                  call,
                  r -> {
                    underWay(r.status(intent));
                    return RolloutWork.outcome(
                        call, r, intent, watching.look(call, r, intent), List.of());
                  });
            });
  }

  private ShellCommand explain() {
    return command("explain", "show which rule decides now, and what it sees")
        .takes(NAME)
        .with(NAMESPACE)
        .example("rollout explain")
        .does(
            call -> {
              Intent intent = intents.underWay(call);
              return work.with(
                  call,
                  r -> {
                    existing(r.status(intent));
                    return ExplainView.output(r.explain(intent));
                  });
            });
  }
}
