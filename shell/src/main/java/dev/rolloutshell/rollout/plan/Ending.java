package dev.rolloutshell.rollout.plan;

/** How a rollout can be over. */
public enum Ending {
  /** The target has replaced the source. */
  ROLLED_OUT,
  /** The source is restored. */
  ABORTED,
  /** The source is as it was, and that is not ready: it had its time, and was broken before. */
  ABORTED_UNREADY,
  /** Nothing is under way, and nothing was asked that would start it. */
  NOTHING;

  /** Whether an abort is over, with pods that are ready or not. */
  public boolean aborted() {
    return this == ABORTED || this == ABORTED_UNREADY;
  }
}
