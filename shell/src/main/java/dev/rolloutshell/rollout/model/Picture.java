package dev.rolloutshell.rollout.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rollout at one moment with everything that a live view shows of it.
 *
 * @param status where it stands
 * @param sourcePods pods that the original controller owns, oldest first
 * @param targetPods pods that the new controller owns, oldest first
 * @param strayPods pods of the two that have no controller just now
 * @param floor ready pods that the rollout keeps
 * @param ceiling pods that the rollout does not exceed
 * @param waitingSince when the last write was made that is being waited on
 * @param deadline when a run gives up waiting, or {@code null} when nothing is waited for
 */
public record Picture(
    RolloutStatus status,
    List<PodState> sourcePods,
    List<PodState> targetPods,
    List<PodState> strayPods,
    int floor,
    int ceiling,
    @Nullable Instant waitingSince,
    @Nullable Instant deadline) {}
