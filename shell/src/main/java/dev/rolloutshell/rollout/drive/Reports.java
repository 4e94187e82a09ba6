package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.cluster.ClusterFailure;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.rollout.plan.Decision;
import dev.rolloutshell.rollout.plan.Ending;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words in which a driver's end is told: what was expected, what was seen, what to type. */
final class Reports {

  private Reports() {}

  private static RunReport report(
      ExitCode code, Intent asked, List<StepRecord> steps, String message, @Nullable String hint) {
    return new RunReport(code, asked.name(), List.copyOf(steps), message, hint, null);
  }

  /** A write in words: {@code update replicationcontrollers/web}. */
  static String inWords(Decision.Write write) {
    return write.write().verb().toLowerCase(Locale.ROOT) + " " + write.write().object();
  }

  static RunReport stopped(Intent asked, List<StepRecord> steps, @Nullable String next) {
    String name = asked.name();
    return new RunReport(
        ExitCode.DONE,
        name,
        List.copyOf(steps),
        made(name, steps),
        asked instanceof Intent.Abort
            ? "'rollout step " + name + "' or 'rollout resume " + name + "' goes on with the abort"
            : "'rollout step "
                + name
                + "', 'rollout run "
                + name
                + "' or 'rollout abort "
                + name
                + "'",
        next);
  }

  static String made(String name, List<StepRecord> steps) {
    return name + ": " + count(steps) + " made";
  }

  private static String count(List<StepRecord> steps) {
    return steps.size() == 1 ? "1 write" : steps.size() + " writes";
  }

  static RunReport interrupted(Intent asked, List<StepRecord> steps) {
    return report(ExitCode.INTERRUPTED, asked, steps, interruptedAfter(steps), wayOn(asked));
  }

  static String interruptedAfter(List<StepRecord> steps) {
    return "interrupted between two writes, after " + count(steps) + "; the cluster stays as it is";
  }

  private static String wayOn(Intent asked) {
    if (asked instanceof Intent.Abort) {
      return "'rollout resume " + asked.name() + "' goes on with the abort";
    }
    return "'rollout resume "
        + asked.name()
        + "' goes on, 'rollout abort "
        + asked.name()
        + "' goes back";
  }

  static RunReport ended(Intent asked, List<StepRecord> steps, Ending ending) {
    boolean aborts = asked instanceof Intent.Abort;
    if (ending == Ending.ABORTED_UNREADY) {
      return report(
          ExitCode.DEADLINE,
          asked,
          steps,
          asked.name() + " is as it was before, but not ready, and had its time to become so",
          "'rollout run " + asked.name() + " --image=IMAGE' rolls another image out");
    }
    if (ending == Ending.ABORTED) {
      return report(
          aborts ? ExitCode.DONE : ExitCode.ABORTED,
          asked,
          steps,
          asked.name()
              + (aborts ? " is restored" : " is restored: an abort was under way and is finished"),
          aborts ? null : "issue the command again for a new rollout");
    }
    return report(
        aborts ? ExitCode.CONFLICT : ExitCode.DONE,
        asked,
        steps,
        asked.name()
            + (aborts
                ? ": somebody turned the rollout forward again; it is finished"
                : " is rolled out"),
        null);
  }

  static RunReport done(Intent asked, List<StepRecord> steps, Ending ending, Decision.Done done) {
    if (ending != Ending.NOTHING) {
      boolean early = steps.isEmpty() && done.ending() == ending;
      return early
          ? report(ExitCode.DONE, asked, steps, done.message(), null)
          : ended(asked, steps, ending);
    }
    if (asked instanceof Intent.Resume && steps.isEmpty()) {
      return report(
          ExitCode.REFUSED,
          asked,
          steps,
          "nothing to resume: " + done.message(),
          "'rollout start " + asked.name() + " --image=IMAGE' begins one");
    }
    return report(
        ExitCode.CONFLICT,
        asked,
        steps,
        done.message() + " any more: somebody else ended it",
        "'get rc' shows what there is");
  }

  static RunReport refused(Intent asked, List<StepRecord> steps, Decision.Refused refused) {
    return report(refused.code(), asked, steps, refused.message(), refused.hint());
  }

  static RunReport rejected(
      Intent asked, List<StepRecord> steps, Decision.Write write, String message) {
    return report(
        ExitCode.REFUSED,
        asked,
        steps,
        "the cluster does not allow to "
            + inWords(write)
            + ": "
            + message
            + (steps.isEmpty() ? "; nothing was written" : ""),
        steps.isEmpty() ? "the same command again, once that is allowed" : wayOn(asked));
  }

  static RunReport tripped(
      Intent asked, List<StepRecord> steps, Decision.Write write, String objection) {
    return report(
        ExitCode.RULE,
        asked,
        steps,
        "not done: " + inWords(write) + "; " + objection,
        wayOn(asked));
  }

  static RunReport contended(
      Intent asked, List<StepRecord> steps, Decision.@Nullable Write write, String message) {
    return report(
        ExitCode.CONFLICT,
        asked,
        steps,
        "somebody else keeps changing "
            + (write == null ? asked.name() : write.write().object())
            + ": "
            + message,
        "find out who, then " + wayOn(asked));
  }

  /** The report of conflicts with nobody. */
  static RunReport refusedAsConflict(
      Intent asked, List<StepRecord> steps, Decision.Write write, int times, String message) {
    return report(
        ExitCode.CONFLICT,
        asked,
        steps,
        times
            + " times in a row the cluster did not "
            + inWords(write)
            + " and called it a conflict, but nobody has changed it meanwhile: "
            + message,
        "find out what refuses it, then " + wayOn(asked));
  }

  static RunReport unavailable(
      Intent asked, List<StepRecord> steps, String failure, Duration deadline) {
    return report(
        ExitCode.CANNOT_CONNECT,
        asked,
        steps,
        failure + "; tried again for " + inWords(deadline),
        steps.isEmpty() ? "the same command again" : wayOn(asked));
  }

  static RunReport deadline(Intent asked, List<StepRecord> steps, String what, Duration deadline) {
    return report(
        ExitCode.DEADLINE,
        asked,
        steps,
        "no progress for " + inWords(deadline) + " while waiting for " + what,
        wayOn(asked));
  }

  /** The report of an onlooker who was interrupted. */
  static RunReport lookedAway(Intent asked) {
    return report(
        ExitCode.INTERRUPTED,
        asked,
        List.of(),
        "interrupted while watching; nothing was written here",
        wayOn(asked));
  }

  /** The report of an onlooker who saw the end. */
  static RunReport watched(Intent asked, String message) {
    return report(
        ExitCode.DONE, asked, List.of(), asked.name() + " is watched to the end: " + message, null);
  }

  /** The report of an onlooker for whom nothing moved. */
  static RunReport stands(Intent asked, Duration deadline) {
    return report(
        ExitCode.DEADLINE,
        asked,
        List.of(),
        "rollout of "
            + asked.name()
            + ": expected somebody to drive it, but nothing has changed for "
            + inWords(deadline),
        wayOn(asked));
  }

  static String inWords(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return seconds + "s";
    }
    return seconds / 60 + "m" + (seconds % 60 == 0 ? "" : seconds % 60 + "s");
  }

  static RunReport failed(Intent asked, List<StepRecord> steps, ClusterFailure failure) {
    return report(
        failure.code(), asked, steps, failure.line(), steps.isEmpty() ? null : wayOn(asked));
  }

  static RunReport notStarted(Intent.Forward asked, Intent underWay, Decision decision) {
    if (decision instanceof Decision.Refused refused) {
      return refused(asked, List.of(), refused);
    }
    if (decision instanceof Decision.Done done) {
      return report(
          ExitCode.REFUSED,
          asked,
          List.of(),
          "nothing to start: " + done.message(),
          "give another image, or a manifest with -f FILE");
    }
    return report(
        ExitCode.REFUSED,
        asked,
        List.of(),
        (underWay instanceof Intent.Abort ? "an abort of the rollout of " : "a rollout of ")
            + asked.name()
            + " is under way already",
        wayOn(underWay));
  }

  static RunReport otherSize(Intent asked, Until until, int size) {
    return report(
        ExitCode.USAGE,
        asked,
        List.of(),
        "--until="
            + until.ready()
            + "/"
            + until.of()
            + ": the size is "
            + size
            + ", not "
            + until.of(),
        "--until=" + Math.min(until.ready(), size) + "/" + size);
  }

  static RunReport killed(Intent asked, List<StepRecord> steps, String where) {
    return report(ExitCode.DONE, asked, steps, RunReport.death(where), wayOn(asked));
  }

  /** The report of a client that was to die at a place, if it got there. */
  static RunReport killed(Intent asked, RunReport run, KillPoint point) {
    boolean arrived = point == KillPoint.BEFORE ? run.next() != null : !run.steps().isEmpty();
    if (!arrived) {
      return run;
    }
    String where =
        switch (point) {
          case NOW -> "";
          case BEFORE -> " before it could " + run.next();
          case AFTER -> " after " + run.steps().get(0).place();
          case LOST_REPLY ->
              ": " + run.steps().get(0).place() + " is stored, and its answer never arrived";
        };
    return killed(asked, run.steps(), where);
  }

  /** A decision in words. */
  static String inWords(Decision decision) {
    if (decision instanceof Decision.Write write) {
      return inWords(write) + ": " + write.reason();
    } else if (decision instanceof Decision.Wait wait) {
      return "wait for " + wait.what();
    } else if (decision instanceof Decision.Done done) {
      return "done: " + done.message();
    }
    Decision.Refused refused = (Decision.Refused) decision;
    return "refused: " + refused.message() + "; " + refused.hint();
  }
}
