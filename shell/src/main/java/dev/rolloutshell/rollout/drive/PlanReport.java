package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.StepRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every write ahead, predicted.
 *
 * @param code {@link ExitCode#DONE} when the plan reaches the end, else why not
 * @param name the controller the rollout is about
 * @param target name of the other controller, or {@code null} when there is none
 * @param direction {@code forward}, {@code abort} or {@code none}
 * @param steps the writes ahead, in order
 * @param floor ready pods that the plan never goes below
 * @param ceiling pods that the plan never goes above
 * @param message one line on the whole
 * @param hint what to type next, or {@code null}
 */
public record PlanReport(
    ExitCode code,
    String name,
    @Nullable String target,
    String direction,
    List<StepRecord> steps,
    int floor,
    int ceiling,
    String message,
    @Nullable String hint) {}
