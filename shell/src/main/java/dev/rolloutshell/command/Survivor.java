package dev.rolloutshell.command;

import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.rollout.model.StepRecord;

/** Which controller there is once a command has done its writes: the old name may be gone. */
final class Survivor {

  private static final String CONTROLLER = "replicationcontrollers/";

  private Survivor() {}

  /** The controller as {@code type/name}: NAME where it exists, else what took its place. */
  static String of(Rollouts rollouts, Intent intent, RunReport report) {
    RolloutStatus status = rollouts.status(new Intent.Resume(intent.name(), null));
    if (status.renamed() != null) {
      return CONTROLLER + status.renamed().name();
    }
    if (status.source() != null) {
      return CONTROLLER + status.source().name();
    }
    if (status.target() != null) {
      return CONTROLLER + status.target().name();
    }
    return lastWritten(intent, report);
  }

  /** With its marks gone, only the writes and the operator's words tell of the target. */
  private static String lastWritten(Intent intent, RunReport report) {
    String last = CONTROLLER + (intent.next() == null ? intent.name() : intent.next());
    for (StepRecord step : report.steps()) {
      if (step.object().startsWith(CONTROLLER) && !step.verb().equals("DELETE")) {
        last = step.object();
      }
    }
    return last;
  }
}
