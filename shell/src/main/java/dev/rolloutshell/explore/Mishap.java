package dev.rolloutshell.explore;

import dev.rolloutshell.simulator.fault.FaultSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a call of a client goes wrong.
 *
 * @param name what reports call it, such as {@code crash-before}
 * @param group what {@code --faults} calls it and its like, such as {@code crash}
 * @param words as in a sentence before the call
 * @param act what it does
 * @param rough whether it is somebody else's or the cluster's own doing, so that only the tool's
 *     own writes are judged
 * @param fault for the simulator, where that is what does it
 */
public record Mishap(
    String name, String group, String words, Act act, boolean rough, @Nullable FaultSpec fault) {

  /** What it does. */
  public enum Act {
    /** The client dies, and the call never leaves. */
    CRASH_BEFORE,
    /** The client dies with the answer in its hands. */
    CRASH_AFTER,
    /** The call is applied; the client sees a broken connection, and goes on. */
    LOST_REPLY,
    /** The simulator makes it go wrong. */
    FAULT
  }

  /** The client dies, and the call never leaves. */
  public static final Mishap CRASH_BEFORE =
      new Mishap("crash-before", "crash", "crash before", Act.CRASH_BEFORE, false, null);

  /** The client dies with the answer in its hands. */
  public static final Mishap CRASH_AFTER =
      new Mishap("crash-after", "crash", "crash after", Act.CRASH_AFTER, false, null);

  /** The call is applied; the client sees a broken connection, and goes on. */
  public static final Mishap LOST_REPLY =
      new Mishap("lost-reply", "lost-reply", "lost reply to", Act.LOST_REPLY, false, null);

  /** What goes wrong unless more is asked for. */
  public static final List<Mishap> STANDARD = List.of(CRASH_BEFORE, CRASH_AFTER, LOST_REPLY);

  static Mishap of(String name, String group, boolean rough, Map<String, ?> fault) {
    return new Mishap(name, group, name + " at", Act.FAULT, rough, FaultSpec.of(fault));
  }

  /** Whether the client is dead after it. */
  public boolean isDeath() {
    return act == Act.CRASH_BEFORE || act == Act.CRASH_AFTER;
  }

  /** Whether a word in {@code --faults} is its name, or that of its family, or means all. */
  boolean isCalled(String word) {
    return word.equals("all") || word.equals(name) || word.equals(group);
  }
}
