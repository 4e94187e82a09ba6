package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.cluster.Answer;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.plan.Decision;
import dev.rolloutshell.rollout.plan.Situation;

/**
 * Notices that a driver is not alone: where its rollout ends in a way to which its own writes do
 * not lead, somebody else has had a hand in it, or the API server itself, such as a webhook that
 * rewrites what is sent.
 */
final class Company {

  private boolean tookPart;
  private boolean wentForward;
  private boolean lookedBefore;

  /** A write was answered; one that only clears the way does not yet take part in a rollout. */
  void wrote(Situation here, Decision.Write write, Answer answer) {
    boolean counts = answer instanceof Answer.Stored || answer instanceof Answer.Lost;
    tookPart |= counts && !write.keepsIntent();
    wentForward |= counts && forward(here);
    lookedBefore = answer instanceof Answer.Conflict;
  }

  /** The driver waits here, and changes nothing until it looks again. */
  void waits(Situation here) {
    lookedBefore = here.underWay();
    wentForward |= here.underWay() && forward(here);
  }

  private static boolean forward(Situation here) {
    return !here.goesBack() && !here.aborting();
  }

  /** How it ended, with the part of others said. */
  RunReport sees(RunReport end) {
    if (end.code() == ExitCode.ABORTED && wentForward) {
      return with(
          end, "somebody else aborted the rollout meanwhile: " + end.name() + " is restored");
    }
    if (end.code() == ExitCode.REFUSED && (tookPart || lookedBefore)) {
      return with(
          end,
          "somebody else, or the API server itself, has changed the rollout of "
              + end.name()
              + ": "
              + end.message());
    }
    return end;
  }

  private static RunReport with(RunReport end, String message) {
    return new RunReport(
        ExitCode.CONFLICT, end.name(), end.steps(), message, end.hint(), end.next());
  }
}
