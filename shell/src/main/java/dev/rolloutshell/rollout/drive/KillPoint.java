package dev.rolloutshell.rollout.drive;

/** Where the client dies. */
public enum KillPoint {
  /** Here and now, between two writes. */
  NOW,
  /** When the next write is decided, before it is sent. */
  BEFORE,
  /** After the next write was answered. */
  AFTER,
  /** After the next write was stored, before its answer arrives. */
  LOST_REPLY
}
