package dev.rolloutshell.explore;

import java.util.List;

/**
 * One way in which a call of a client goes wrong.
 *
 * @param name what reports call it, such as {@code crash-before}
 * @param group what {@code --faults} calls it and its like, such as {@code crash}
 * @param words as in a sentence before the call
 * @param isDeath whether the client is dead after it
 */
public record Mishap(String name, String group, String words, boolean isDeath) {

  /** The client dies, and the call never leaves. */
  public static final Mishap CRASH_BEFORE =
      new Mishap("crash-before", "crash", "crash before", true);

  /** The client dies with the answer in its hands. */
  public static final Mishap CRASH_AFTER = new Mishap("crash-after", "crash", "crash after", true);

  /** The call is applied; the client sees a broken connection, and goes on. */
  public static final Mishap LOST_REPLY =
      new Mishap("lost-reply", "lost-reply", "lost reply to", false);

  /** What goes wrong unless more is asked for. */
  public static final List<Mishap> STANDARD = List.of(CRASH_BEFORE, CRASH_AFTER, LOST_REPLY);
}
