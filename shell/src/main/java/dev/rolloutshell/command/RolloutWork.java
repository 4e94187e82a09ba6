package dev.rolloutshell.command;

import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.simulator.fault.ClientDeath;
import dev.rolloutshell.view.Output;
import dev.rolloutshell.view.RunView;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What the commands on rollouts have in common: a client at work, and the report of its end. */
final class RolloutWork {

  private final Session session;

  RolloutWork(Session session) {
    this.session = session;
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
}
