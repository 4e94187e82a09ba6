package dev.rolloutshell.rollout.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a rollout stands.
 *
 * @param name the controller the rollout is about
 * @param namespace its namespace
 * @param direction {@code forward}, {@code abort} or {@code none}
 * @param phase where it stands, in a word or two, such as {@code labelling}, {@code rolling}
 * @param finish how it ends: "rename", "retain", or "restore" for an abort; or {@code null} when
 *     nothing is under way
 * @param size the size the growing controller is to reach
 * @param ready pods of the growing controller that count as ready by the limits; during the
 *     hand-over of all that take part
 * @param source the original controller, or {@code null} when it is missing
 * @param target the new controller, or {@code null} when it is missing
 * @param renamed the new controller under the original name, while it takes the target's pods over
 *     and until its marks are off; else {@code null}
 * @param step number of the next write in the whole rollout, or in the whole abort, from 1; 0 when
 *     nothing is under way
 * @param steps writes of the whole rollout, or of the whole abort
 * @param next the next write, or {@code null} when there is none just now; only foreseen while
 *     something is waited for
 * @param waiting what is being waited for, or {@code null}
 * @param limits the limits it was started with, or {@code null} when nothing is under way
 * @param labelKey key of the label that tells the two apart, or {@code null} likewise
 * @param remarks things worth knowing, such as pods that cannot start, and what to type next
 */
public record RolloutStatus(
    String name,
    String namespace,
    String direction,
    String phase,
    @Nullable String finish,
    int size,
    int ready,
    @Nullable ControllerState source,
    @Nullable ControllerState target,
    @Nullable ControllerState renamed,
    int step,
    int steps,
    @Nullable StepRecord next,
    @Nullable String waiting,
    @Nullable Limits limits,
    @Nullable String labelKey,
    List<String> remarks) {

  /** Whether there is no controller of any role. */
  public boolean missing() {
    return source == null && target == null && renamed == null;
  }
}
