package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ExitCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the planner says about a situation. */
public sealed interface Decision {

  /**
   * Make this write.
   *
   * @param write the write
   * @param reason why, for people
   * @param ends how the rollout is over once it is stored, or {@code null} when more follows
   * @param keepsIntent whether what was asked for is still to be decided after it: it only clears
   *     the way, or is the first half of a change of direction
   * @param settle how long the decision must have stood before it is carried out, since nothing in
   *     the cluster shows that its controllers have seen their own writes
   */
  record Write(
      ApiWrite write, String reason, @Nullable Ending ends, boolean keepsIntent, Duration settle)
      implements Decision {

    /** A write after which more follows. */
    public static Write of(ApiWrite write, String reason) {
      return new Write(write, reason, null, false, Duration.ZERO);
    }

    /** A write that only clears the way, so that what was asked for is still to be decided. */
    public static Write clearing(ApiWrite write, String reason) {
      return new Write(write, reason, null, true, Duration.ZERO);
    }

    /** The last write of a rollout. */
    public static Write last(ApiWrite write, String reason, Ending ends) {
      return new Write(write, reason, ends, false, Duration.ZERO);
    }
  }

  /**
   * Look again when something has changed.
   *
   * @param what what has to become true, for people
   * @param state the part of the situation it hangs on; as long as it stays equal there is no
   *     progress
   */
  record Wait(String what, String state) implements Decision {}

  /**
   * Nothing is left to write.
   *
   * @param ending how it is over
   * @param message one line for people
   */
  record Done(Ending ending, String message) implements Decision {}

  /**
   * No write is right here.
   *
   * @param code the exit code it means
   * @param message which object, what was expected, what was seen
   * @param hint what to type next
   */
  record Refused(ExitCode code, String message, String hint) implements Decision {}
}
