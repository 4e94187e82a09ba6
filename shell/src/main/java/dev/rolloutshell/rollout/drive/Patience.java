package dev.rolloutshell.rollout.drive;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How long a driver keeps on: measures progress, not time alone. */
final class Patience {

  /** Writes of one kind to one object after which somebody must be working against us. */
  private static final int SAME_WRITE = 20;

  /** Conflicts in a row after which somebody must be working against us. */
  private static final int CONFLICTS = 60;

  private final Set<String> states = new HashSet<>();
  private final Map<String, Integer> writes = new HashMap<>();
  private final Set<String> refusedVersions = new HashSet<>();
  private Instant lastProgress;
  private Instant waitingSince;
  private int conflicts;

  Patience(Instant now) {
    lastProgress = now;
    waitingSince = now;
  }

  /** A write is stored: that is progress. */
  void wrote(String write, Instant now) {
    writes.merge(write, 1, Integer::sum);
    states.clear();
    conflicts = 0;
    lastProgress = now;
    waitingSince = now;
  }

  /** A wait in this state; a state not seen since the last write is progress. */
  void waiting(String state, Instant now) {
    conflicts = 0;
    if (states.add(state)) {
      lastProgress = now;
    }
  }

  /**
   * A write was refused because somebody was faster.
   *
   * @param version which version of the object it was to change
   */
  void conflict(String version) {
    if (conflicts++ == 0) {
      refusedVersions.clear();
    }
    refusedVersions.add(version);
  }

  /** Whether the object was the same at each of the conflicts in a row: nobody was faster. */
  boolean nobodyWasFaster() {
    return refusedVersions.size() == 1;
  }

  int conflictsInARow() {
    return conflicts;
  }

  boolean somebodyWorksAgainstUs() {
    return conflicts > CONFLICTS || writes.values().stream().anyMatch(n -> n > SAME_WRITE);
  }

  Duration waited(Instant now) {
    return Duration.between(waitingSince, now);
  }

  /** When it was last written, or begun. */
  Instant waitingSince() {
    return waitingSince;
  }

  /** When it is over, unless there is progress before. */
  Instant end(Duration deadline) {
    return lastProgress.plus(deadline);
  }

  boolean isOver(Duration deadline, Instant now) {
    return Duration.between(lastProgress, now).compareTo(deadline) >= 0;
  }
}
