package dev.rolloutshell.cluster;

/** What became of a write. */
public sealed interface Answer {

  /** The write is stored. */
  record Stored() implements Answer {}

  /**
   * The write is not stored: the object has changed, is gone, or exists already. Look again.
   *
   * @param message the server's words
   */
  record Conflict(String message) implements Answer {}

  /**
   * The write is not stored, and would not be the next time either.
   *
   * @param message the server's words
   */
  record Rejected(String message) implements Answer {}

  /**
   * The write is not stored for now: the server is too busy or starting. Try again.
   *
   * @param message the server's words
   */
  record Busy(String message) implements Answer {}

  /**
   * Nobody knows whether the write is stored: the answer was lost. Read back whose object it is.
   *
   * @param message what happened to the connection
   */
  record Lost(String message) implements Answer {}
}
