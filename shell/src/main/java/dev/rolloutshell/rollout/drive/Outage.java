package dev.rolloutshell.rollout.drive;

import java.time.Duration;

/**
 * A time in which the cluster cannot be read: asked again quickly first and then seldom, and told
 * of now and then.
 */
final class Outage {

  private static final Duration QUICK = Duration.ofMillis(500);
  private static final Duration SELDOM = Duration.ofSeconds(5);

  /** Most outages are shorter: a restart, a new leader. */
  private static final Duration SHORT = Duration.ofSeconds(10);

  private static final Duration TELL_AGAIN = Duration.ofSeconds(30);

  private final Duration limit;
  private Duration tell = SHORT;
  private String told = "";

  /**
   * An outage that begins.
   *
   * @param limit how long it may last
   */
  Outage(Duration limit) {
    this.limit = limit;
  }

  /** Whether it has lasted too long. */
  boolean isOver(Duration lasted) {
    return lasted.compareTo(limit) >= 0;
  }

  /** What to tell of one more failure; nothing when it says nothing new. */
  String remark(String failure, Duration lasted) {
    if (lasted.compareTo(tell) >= 0) {
      tell = lasted.compareTo(TELL_AGAIN) < 0 ? TELL_AGAIN : lasted.plus(TELL_AGAIN);
      told = failure;
      return failure
          + "; tried for "
          + Reports.inWords(lasted)
          + ", gives up after "
          + Reports.inWords(limit);
    }
    if (failure.equals(told)) {
      return "";
    }
    told = failure;
    return failure + "; trying again";
  }

  /** How long to leave the cluster alone before the next try. */
  Duration pause(Duration lasted) {
    Duration pause = pauseAfter(lasted);
    Duration left = limit.minus(lasted);
    return left.compareTo(pause) < 0 ? left : pause;
  }

  /** How long to leave a cluster alone that has not done what was asked of it for this long. */
  static Duration pauseAfter(Duration lasted) {
    return lasted.compareTo(SHORT) < 0 ? QUICK : SELDOM;
  }
}
