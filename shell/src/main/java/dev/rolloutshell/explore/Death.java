package dev.rolloutshell.explore;

/** The client process dies here. */
public final class Death extends Error {

  private static final long serialVersionUID = 1L;

  public Death() {
    super("the client died", null, false, false);
  }

  /** Where, relative to a write. */
  public enum Moment {
    /** The write never leaves. */
    BEFORE,
    /** The write is stored and answered. */
    AFTER,
    /** The write is stored; the client sees a broken connection, and goes on. */
    LOST_REPLY
  }
}
