package dev.rolloutshell.rollout.plan;

/** How a rollout can be over. */
public enum Ending {
  /** The target has replaced the source. */
  ROLLED_OUT,
  /** The source is restored. */
  ABORTED,
  /** Nothing is under way, and nothing was asked that would start it. */
  NOTHING
}
