package dev.rolloutshell.explore;

/** Which undertaking is interrupted first. */
public enum Direction {
  /** A rollout, from its beginning. */
  FORWARD,
  /** An abort of a rollout that is under way. */
  ABORT
}
