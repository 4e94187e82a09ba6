package dev.rolloutshell.crash;

import dev.rolloutshell.rollout.model.Amount;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.Mark;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One rollout to try in every way.
 *
 * @param replicas the size of the source
 * @param next the target's own name, or {@code null} to rename it
 * @param lag how many events the replication manager's watch lags
 */
record Story(int replicas, @Nullable String next, int lag) {

  static final String NAME = "web";
  static final String OLD = "example/web:v1";
  static final String NEW = "example/web:v2";

  static final Limits LIMITS =
      new Limits(Amount.of(1), Amount.of(0), null, Duration.ZERO, Duration.ofMinutes(2));

  Intent.Forward forward() {
    return new Intent.Forward(
        NAME, next, new Intent.Image(NEW, null, null), LIMITS, Mark.LABEL_KEY);
  }

  Intent.Abort abort() {
    return new Intent.Abort(NAME, next);
  }

  Intent.Resume resume() {
    return new Intent.Resume(NAME, next);
  }

  /** Name of the controller that is left after a rollout. */
  String survivor() {
    return next == null ? NAME : next;
  }
}
