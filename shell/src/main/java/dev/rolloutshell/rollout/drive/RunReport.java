package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.StepRecord;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a command on a rollout ended.
 *
 * @param code the exit code
 * @param name the controller the rollout is about
 * @param steps the writes that were made, in order
 * @param message one line: which object, what was expected, what was seen
 * @param hint what to type next, or {@code null}
 * @param next the next write in words, or {@code null} when there is none
 */
public record RunReport(
    ExitCode code,
    String name,
    List<StepRecord> steps,
    String message,
    @Nullable String hint,
    @Nullable String next) {

  /** The same of somebody who had made other writes before, in the same command. */
  public RunReport after(List<StepRecord> earlier) {
    List<StepRecord> all = Stream.concat(earlier.stream(), steps.stream()).toList();
    String counted = message;
    if (!earlier.isEmpty() && code == ExitCode.INTERRUPTED) {
      counted = Reports.interruptedAfter(all);
    } else if (!earlier.isEmpty() && code == ExitCode.DONE && next != null) {
      counted = Reports.made(name, all);
    }
    return new RunReport(code, name, all, counted, hint, next);
  }

  /**
   * A client's death in words.
   *
   * @param where it died, as the end of a sentence
   */
  public static String death(String where) {
    return "the client is dead" + where + "; the cluster stays as it is";
  }

  /**
   * The report of a client that died at one of its calls, as {@code rollout kill} tells it.
   *
   * @param asked what it was told
   * @param steps the writes that it saw answered
   * @param where it died, as the end of a sentence
   */
  public static RunReport dead(Intent asked, List<StepRecord> steps, String where) {
    return Reports.killed(asked, steps, where);
  }
}
