package dev.rolloutshell.rollout.drive;

import dev.rolloutshell.rollout.plan.Decision;
import dev.rolloutshell.rollout.plan.Planner;
import java.time.Duration;
import java.time.Instant;

/** How long the same decision has stood; a new driver starts again, which only takes longer. */
final class Settling {

  private String standing = "";
  private Instant since = Instant.MIN;

  /** Forgets what stood: something else was decided in between. */
  void startAgain() {
    standing = "";
  }

  /** How much longer a write has to stand before it may be made. */
  Duration left(Planner.Ruling ruling, Decision.Write write, Instant now) {
    if (write.settle().isZero()) {
      return Duration.ZERO;
    }
    String decision = ruling.rule().name() + " " + write.write().object();
    if (!decision.equals(standing)) {
      standing = decision;
      since = now;
    }
    Duration left = write.settle().minus(Duration.between(since, now));
    return left.isNegative() ? Duration.ZERO : left;
  }
}
