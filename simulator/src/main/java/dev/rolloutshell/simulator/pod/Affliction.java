package dev.rolloutshell.simulator.pod;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What befalls single pods, whatever their images say.
 *
 * @param behaviour how they behave
 * @param flapping how they come and go once they are ready, or {@code null} when they stay
 */
public record Affliction(PodBehaviour behaviour, @Nullable Flapping flapping) {

  /**
   * A readiness that comes and goes.
   *
   * @param up how long a pod is ready
   * @param down how long it is not
   */
  public record Flapping(Duration up, Duration down) {}
}
