package dev.rolloutshell.explore;

/**
 * A fault at one of a client's calls.
 *
 * @param kind what goes wrong
 * @param call at which of the client's calls, reads included, from 0
 */
public record CallFault(Kind kind, int call) {

  /** What goes wrong at a call. */
  public enum Kind {
    /** The client dies, and the call never leaves. */
    CRASH_BEFORE("crash before"),
    /** The client dies with the answer in its hands. */
    CRASH_AFTER("crash after"),
    /** The call is applied; the client sees a broken connection, and goes on. */
    LOST_REPLY("lost reply to");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** Whether the client is dead after it. */
    boolean isDeath() {
      return this != LOST_REPLY;
    }
  }

  @Override
  public String toString() {
    return kind.words + " call " + call;
  }
}
