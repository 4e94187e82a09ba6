package dev.rolloutshell.command;

import static dev.rolloutshell.command.RolloutWords.CHANGE;
import static dev.rolloutshell.command.RolloutWords.COUNT;
import static dev.rolloutshell.command.RolloutWords.DRY_RUN;
import static dev.rolloutshell.command.RolloutWords.LIMITS;
import static dev.rolloutshell.command.RolloutWords.NAME;
import static dev.rolloutshell.command.RolloutWords.NAMESPACE;
import static dev.rolloutshell.command.RolloutWords.NEXT;
import static dev.rolloutshell.command.RolloutWords.THE_NAME;

import dev.rolloutshell.rollout.drive.KillPoint;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.view.ExplainView;
import dev.rolloutshell.view.Output;
import dev.rolloutshell.view.StatusView;
import java.util.ArrayList;
import java.util.List;

/** The commands of a rollout that look at it, or make the writes that they are told to. */
final class RolloutCommands {

  private static final String GROUP = "Rollouts";

  private final Session session;
  private final IntentReader intents;
  private final RolloutWork work;

  private RolloutCommands(Session session, IntentReader intents, RolloutWork work) {
    this.session = session;
    this.intents = intents;
    this.work = work;
  }

  /**
   * The commands.
   *
   * @param usual limits of rollouts that name none
   */
  static List<ShellCommand> all(Session session, Limits usual) {
    IntentReader intents = new IntentReader(session, usual);
    RolloutWork work = new RolloutWork(session, intents);
    RolloutCommands commands = new RolloutCommands(session, intents, work);
    List<ShellCommand> all = new ArrayList<>();
    all.add(commands.plan());
    all.add(commands.start());
    all.add(commands.step());
    all.add(commands.kill());
    all.add(commands.status());
    all.add(commands.explain());
    all.addAll(RunCommands.all(session, intents, work));
    return all;
  }

  /** A command of this group. */
  static ShellCommand command(String word, String about) {
    return ShellCommand.named("rollout " + word, GROUP, about);
  }

  private ShellCommand plan() {
    return command("plan", "show every write ahead, with its reason; writes nothing")
        .takes(NAME, NEXT)
        .with(CHANGE)
        .with(LIMITS)
        .with(NAMESPACE)
        .example("rollout plan web --image=example/web:v2")
        .does(call -> work.plan(call, work.forward(call)));
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
    Intent intent = work.forward(call);
    if (call.flag("dry-run")) {
      return work.plan(call, intent);
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
        ? work.plan(call, intent)
        : work.done(call, intent, (r, progress) -> r.step(intent, times, progress));
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
          RolloutWork.underWay(r.status(intent));
          return r.kill(intent, point, progress);
        });
  }

  private ShellCommand status() {
    return command("status", "show where a rollout stands")
        .takes(NAME)
        .with(NAMESPACE)
        .example("rollout status -o yaml")
        .does(
            call -> {
              Intent intent = intents.askedFor(call);
              if (intent == null) {
                return StatusView.nothing(session.namespace(call.namespace()));
              }
              return work.with(
                  call, r -> StatusView.output(RolloutWork.existing(r.status(intent))));
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
                    RolloutWork.existing(r.status(intent));
                    return ExplainView.output(r.explain(intent));
                  });
            });
  }
}
