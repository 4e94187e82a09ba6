package dev.rolloutshell.command;

import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.simulator.fault.ClientDeath;
import dev.rolloutshell.view.Output;
import dev.rolloutshell.view.PlanView;
import dev.rolloutshell.view.RunView;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What the commands on rollouts have in common: a client at work, and the report of its end. */
final class RolloutWork {

  private static final String[] LIMIT_NAMES =
      RolloutWords.LIMITS.stream().map(Parameter::name).toArray(String[]::new);

  private final Session session;
  private final IntentReader intents;

  RolloutWork(Session session, IntentReader intents) {
    this.session = session;
    this.intents = intents;
  }

  /** Uses the rollouts of the namespace that a command means. */
  Output with(Call call, Function<Rollouts, Output> use) {
    try (Rollouts rollouts = session.rollouts(call.namespace())) {
      return use.apply(rollouts);
    }
  }

  /** Lets a client work on a rollout; one that a fault kills is reported as a killed one. */
  Output done(Call call, Intent intent, BiFunction<Rollouts, Progress, RunReport> what) {
    KeptProgress progress = new KeptProgress(call.progress(), () -> session.connection().struck());
    return with(
        call,
        rollouts -> {
          RunReport report;
          try {
            report = what.apply(rollouts, progress);
          } catch (ClientDeath death) {
            report = RunReport.dead(intent, progress.steps(), death.where());
            progress.end();
            return RunView.output(report, progress.struck());
          }
          progress.end();
          return outcome(call, rollouts, intent, report, progress.struck());
        });
  }

  static Output outcome(
      Call call, Rollouts rollouts, Intent intent, RunReport report, List<RunView.Struck> struck) {
    Output output = RunView.output(report, struck);
    return call.namesOnly() ? output.named(List.of(Survivor.of(rollouts, intent, report))) : output;
  }

  /** What is asked for; limits other than those of the same rollout under way are refused. */
  Intent forward(Call call) {
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

  /** The writes ahead. */
  Output plan(Call call, Intent intent) {
    return with(call, rollouts -> PlanView.output(rollouts.plan(intent)));
  }

  /** Refuses what is not under way. */
  static void underWay(RolloutStatus status) {
    if (existing(status).direction().equals("none")) {
      throw CommandFailure.refused(
          "rollout of " + status.name() + ": expected one under way, but there is none",
          "rollout start " + status.name() + " --image=IMAGE");
    }
  }

  /** Refuses what is not there at all. */
  static RolloutStatus existing(RolloutStatus status) {
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
}
