package dev.rolloutshell.rollout.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a rollout may stray from the desired size, and how patient it is.
 *
 * @param maxSurge pods allowed above the desired size; percentages round up
 * @param maxUnavailable ready pods that may be missing; percentages round down
 * @param minReadySeconds seconds a pod must have been ready to count, or {@code null} for the
 *     target's own {@code spec.minReadySeconds}
 * @param updatePeriod pause after each change of a size
 * @param progressDeadline time without progress after which a run stops
 */
public record Limits(
    Amount maxSurge,
    Amount maxUnavailable,
    @Nullable Integer minReadySeconds,
    Duration updatePeriod,
    Duration progressDeadline) {

  /** One pod more, none less, no pause, ten minutes. */
  public static final Limits DEFAULT =
      new Limits(Amount.of(1), Amount.of(0), null, Duration.ZERO, Duration.ofMinutes(10));

  /** Rejects limits that leave no room to move and negative times. */
  public Limits {
    if (maxSurge.value() == 0 && maxUnavailable.value() == 0) {
      throw new IllegalArgumentException(
          "--max-surge and --max-unavailable are both 0, so no pod could ever be replaced;"
              + " give one of them at least 1");
    }
    if (minReadySeconds != null && minReadySeconds < 0) {
      throw new IllegalArgumentException(
          "--min-ready-seconds must not be negative, but is " + minReadySeconds);
    }
    if (updatePeriod.isNegative()) {
      throw new IllegalArgumentException("--update-period must not be negative");
    }
    if (progressDeadline.isNegative() || progressDeadline.isZero()) {
      throw new IllegalArgumentException("--progress-deadline must be positive");
    }
    if (minReadySeconds != null && minReadySeconds >= progressDeadline.toSeconds()) {
      throw new IllegalArgumentException(
          "--min-ready-seconds="
              + minReadySeconds
              + " is not below the progress deadline of "
              + progressDeadline.toSeconds()
              + " s, so the first pod would never count in time; raise --progress-deadline");
    }
  }

  /** Pods allowed above a desired size. */
  public int surge(int desired) {
    return maxSurge.roundedUp(desired);
  }

  /**
   * Ready pods that may be missing from a desired size; 1 when both limits come to 0, as for
   * Deployments, since nothing could move otherwise.
   */
  public int unavailable(int desired) {
    int pods = maxUnavailable.roundedDown(desired);
    return pods == 0 && surge(desired) == 0 ? 1 : pods;
  }
}
