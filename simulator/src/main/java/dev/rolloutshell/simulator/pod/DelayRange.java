package dev.rolloutshell.simulator.pod;

import dev.rolloutshell.simulator.clock.Seed;
import java.time.Duration;

/**
 * A delay in virtual time, drawn evenly from between two.
 *
 * @param least the shortest
 * @param most the longest
 */
public record DelayRange(Duration least, Duration most) {

  /** Always the same delay. */
  public static DelayRange of(Duration exactly) {
    return new DelayRange(exactly, exactly);
  }

  /** A delay between two, in milliseconds. */
  public static DelayRange ofMillis(long least, long most) {
    return new DelayRange(Duration.ofMillis(least), Duration.ofMillis(most));
  }

  /** Draws a delay. */
  public Duration pick(Seed seed) {
    return seed.between(least, most);
  }
}
