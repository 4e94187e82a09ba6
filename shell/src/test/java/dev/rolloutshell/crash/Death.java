package dev.rolloutshell.crash;

/** The client process dies here. */
final class Death extends Error {

  private static final long serialVersionUID = 1L;

  Death() {
    super("the client died", null, false, false);
  }

  /** Where, relative to a write. */
  enum Moment {
    /** The write never leaves. */
    BEFORE,
    /** The write is stored and answered. */
    AFTER,
    /** The write is stored; the client sees a broken connection, and goes on. */
    LOST_REPLY
  }
}
