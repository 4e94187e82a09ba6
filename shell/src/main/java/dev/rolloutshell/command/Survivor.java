package dev.rolloutshell.command;

import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.session.ObjectType;

/** Which controller there is once a command has done its writes: the old name may be gone. */
final class Survivor {

  private static final String CONTROLLER = "replicationcontrollers/";

  private Survivor() {}

  /** The controller as {@code type/name}: NAME where it exists, else what took its place. */
  static String of(Rollouts rollouts, Intent intent, RunReport report) {
    RolloutStatus status = rollouts.status(new Intent.Resume(intent.name(), null));
    String name;
    if (status.renamed() != null) {
      name = status.renamed().name();
    } else if (status.source() != null) {
      name = status.source().name();
    } else if (status.target() != null) {
      name = status.target().name();
    } else {
      name = lastWritten(intent, report);
    }
    return ObjectType.REPLICATION_CONTROLLERS.named(name);
  }

  /** With its marks gone, only the writes and the operator's words tell of the target. */
  private static String lastWritten(Intent intent, RunReport report) {
    String next = intent.next();
    String last = next == null ? intent.name() : next;
    for (StepRecord step : report.steps()) {
      if (step.object().startsWith(CONTROLLER) && !step.verb().equals("DELETE")) {
        last = step.object().substring(CONTROLLER.length());
      }
    }
    return last;
  }
}
