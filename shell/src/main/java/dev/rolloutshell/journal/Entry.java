package dev.rolloutshell.journal;

import dev.rolloutshell.timeline.Timeline;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a journal.
 *
 * @param time when, by the wall clock
 * @param clock when, by the cluster's time; a simulator's is its own
 * @param session the session's identifier
 * @param command number of the command in its session, from 1; 0 before the first
 * @param who the user
 * @param place where
 * @param what what was done, seen or said
 */
public record Entry(
    Instant time, Instant clock, String session, int command, String who, Place place, What what) {

  /** What an entry tells. */
  public sealed interface What {}

  /**
   * A command was typed; secrets in it are masked.
   *
   * @param line the command
   */
  public record Typed(String line) implements What {}

  /**
   * A command has ended. Without one, the shell died in it.
   *
   * @param exitCode its exit code
   */
  public record Ended(int exitCode) implements What {}

  /**
   * A write of a rollout was sent.
   *
   * @param rollout the controller that the rollout is about
   * @param direction {@code forward} or {@code abort}; empty when it was not stored
   * @param step its number, from 1; 0 when it was not stored
   * @param verb {@code CREATE}, {@code UPDATE} or {@code DELETE}
   * @param object what it writes
   * @param rule the planner's rule that asked for it
   * @param reason why, for people
   * @param precondition on what it depended
   * @param answer {@code stored}, {@code conflict}, {@code rejected}, {@code busy} or {@code lost}
   * @param message the server's words when it was not stored
   * @param ends {@code finished} or {@code aborted} when the rollout is over with it, else empty
   */
  public record Wrote(
      String rollout,
      String direction,
      int step,
      String verb,
      String object,
      String rule,
      String reason,
      Precondition precondition,
      String answer,
      String message,
      String ends)
      implements What {

    /** Whether the server stored it. */
    public boolean stored() {
      return answer.equals("stored");
    }

    /** Its place in words: {@code step 7}, or {@code abort step 7}. */
    public String label() {
      return step == 0 ? answer : (direction.equals("abort") ? "abort step " : "step ") + step;
    }
  }

  /**
   * What a write depended on.
   *
   * @param absent whether the name had to be free
   * @param uid the uid that the object had to have, or empty
   * @param resourceVersion the version that it had to have, or empty
   */
  public record Precondition(boolean absent, String uid, String resourceVersion) {}

  /**
   * The pair of a rollout as it was seen.
   *
   * @param rollout the controller that the rollout is about
   * @param direction {@code forward}, {@code abort} or {@code none}
   * @param ready ready pods of the pair
   * @param total pods of the pair
   * @param floor the least number of ready pods, or {@code null}
   * @param ceiling the largest number of pods, or {@code null}
   * @param size the size that the rollout or its abort is to reach, or {@code null}
   * @param waiting what is waited for, or empty
   * @param controllers the pair
   * @param pods its pods
   */
  public record Seen(
      String rollout,
      String direction,
      int ready,
      int total,
      @Nullable Integer floor,
      @Nullable Integer ceiling,
      @Nullable Integer size,
      String waiting,
      List<Timeline.Controller> controllers,
      List<Timeline.Pod> pods)
      implements What {

    /** The same with what is waited for. */
    Seen waitingFor(String what) {
      return new Seen(
          rollout, direction, ready, total, floor, ceiling, size, what, controllers, pods);
    }
  }

  /**
   * A fault of the simulator struck.
   *
   * @param id its number
   * @param fault its kind, such as {@code latency}
   * @param about what goes wrong
   * @param struck what it struck, such as {@code update pods/web-1}; empty when it came by itself
   */
  public record Struck(long id, String fault, String about, String struck) implements What {}

  /**
   * How a command on a rollout ended.
   *
   * @param rollout the controller that the rollout is about
   * @param exitCode the exit code
   * @param message in one line
   */
  public record Reported(String rollout, int exitCode, String message) implements What {}

  /**
   * Something worth a line, such as a conflict or a lost answer.
   *
   * @param rollout the controller that the rollout is about, or empty
   * @param text the line
   */
  public record Said(String rollout, String text) implements What {}

  /** The controller that the rollout is about, or empty. */
  public String rollout() {
    if (what instanceof Wrote wrote) {
      return wrote.rollout();
    } else if (what instanceof Seen seen) {
      return seen.rollout();
    } else if (what instanceof Reported reported) {
      return reported.rollout();
    }
    return what instanceof Said said ? said.rollout() : "";
  }
}
