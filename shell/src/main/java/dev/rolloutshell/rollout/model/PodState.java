package dev.rolloutshell.rollout.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One pod of a rollout as people want to see it.
 *
 * @param name its name
 * @param image image of its first container, or empty
 * @param created when it was created, or {@code null} when the server does not say
 * @param condition how it fares
 * @param reason why it is not available, such as {@code ImagePullBackOff: example/web:v2}, or empty
 */
public record PodState(
    String name, String image, @Nullable Instant created, Condition condition, String reason) {

  /** How a pod fares. */
  public enum Condition {
    /** Ready for long enough to count. */
    AVAILABLE,
    /** Ready, but not yet for long enough to count. */
    READY,
    /** On its way to be ready, as far as one can tell. */
    STARTING,
    /** Not ready, and waiting alone will not help. */
    FAILING,
    /** Being deleted, or finished. */
    LEAVING
  }
}
