package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.rollout.plan.Decision;
import dev.rolloutshell.rollout.plan.Ending;
import dev.rolloutshell.rollout.plan.Pair;
import dev.rolloutshell.rollout.plan.Planner;
import dev.rolloutshell.rollout.plan.Situation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a driver is after: what it was asked for, and what is left of that to want. */
final class Purpose {

  private final Intent asked;
  private Intent intent;
  private @Nullable Ending attempted;

  Purpose(Intent asked) {
    this.asked = asked;
    this.intent = asked;
  }

  /** What it was asked for. */
  Intent asked() {
    return asked;
  }

  /** What is wanted by now. */
  Intent now() {
    return intent;
  }

  /** A write is about to be sent; the last one leaves nothing to want but to see it through. */
  void attempts(Decision.Write write, Snapshot seen) {
    if (write.ends() != null) {
      attempted = write.ends();
      intent = new Intent.Resume(intent.name(), survivorName(seen));
    }
  }

  /** A write is stored. */
  void wrote(Decision.Write write) {
    intent = write.keepsIntent() ? intent : settled();
  }

  /** How it ends when there is nothing left to write. */
  RunReport done(
      Planner planner, List<StepRecord> steps, Snapshot seen, Decision.Done done, Instant now) {
    boolean reached =
        planner.next(asked, seen, now).decision() instanceof Decision.Done again
            && again.ending() == Ending.ROLLED_OUT;
    if (reached && !(asked instanceof Intent.Resume) && !steps.isEmpty()) {
      return Reports.ended(asked, steps, Ending.ROLLED_OUT);
    }
    return Reports.done(asked, steps, attempted == null ? done.ending() : attempted, done);
  }

  /** With the marks gone, only its name tells which controller was the target. */
  private @Nullable String survivorName(Snapshot seen) {
    Pair pair = pair(seen);
    boolean retained = pair.source() == null && pair.target() != null;
    return retained ? pair.targetName() : intent.next();
  }

  private Intent settled() {
    return intent instanceof Intent.Resume ? intent : intent.settled();
  }

  /**
   * An explicit intent may give the direction once. From then on this client follows the marks: it
   * must not turn round what somebody else decides while it waits.
   */
  void settleIfUnderWay(Situation here, Planner.Ruling ruling) {
    boolean honoured = here.aborting() == (intent instanceof Intent.Abort);
    boolean decided =
        !(ruling.decision() instanceof Decision.Refused)
            && !(ruling.decision() instanceof Decision.Write write && write.keepsIntent());
    if (here.underWay() && honoured && decided) {
      intent = settled();
    }
  }

  /** The pair as it is seen. */
  Pair pair(Snapshot seen) {
    return Pair.find(intent, seen.controllers());
  }

  /** The limits that hold: those that stand in the cluster, else those asked for. */
  Limits limits(@Nullable Snapshot seen) {
    if (seen != null) {
      Pair pair = pair(seen);
      if (pair.target() != null) {
        return pair.targetMarks().limits();
      }
      if (pair.sourceMarks().target() != null) {
        return pair.sourceMarks().limits();
      }
    }
    return asked instanceof Intent.Forward forward ? forward.limits() : Limits.DEFAULT;
  }
}
