package dev.rolloutshell.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rollout as it is remembered.
 *
 * @param started when its first write was made that is remembered, by the cluster's time
 * @param ended when its last write was made, or {@code null} when it is not known to be over
 * @param result {@code finished}, {@code aborted}, or {@code open}
 * @param from the images it began with, or empty when they are not remembered
 * @param to the images it was to bring, or empty likewise
 * @param writes writes that are remembered
 * @param who who worked on it
 * @param sources where it is remembered: {@code journal}, {@code events}, or both
 * @param message the last that was said of it, or empty
 * @param steps its writes, where they are remembered
 */
public record PastRollout(
    Instant started,
    @Nullable Instant ended,
    String result,
    String from,
    String to,
    int writes,
    List<String> who,
    List<String> sources,
    String message,
    List<Step> steps) {

  /**
   * A write that was made.
   *
   * @param time when, by the cluster's time
   * @param direction {@code forward} or {@code abort}
   * @param step its number in that direction
   * @param verb {@code CREATE}, {@code UPDATE} or {@code DELETE}
   * @param object what was written
   * @param reason why
   * @param who who made it
   */
  public record Step(
      Instant time,
      String direction,
      int step,
      String verb,
      String object,
      String reason,
      String who) {}
}
