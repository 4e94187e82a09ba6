package dev.rolloutshell.scenario;

import java.time.Duration;

/**
 * A rule that did not hold.
 *
 * @param rule its number
 * @param what what was seen instead
 * @param at virtual time since the scenario began
 * @param step the step in which it happened, from 1
 * @param event what had just happened: an event of the cluster by name, or a request
 */
public record Breach(int rule, String what, Duration at, int step, String event) {

  @Override
  public String toString() {
    return "rule %d: %s (%s, after %s, at: %s)"
        .formatted(rule, what, step == 0 ? "past the last step" : "in step " + step, time(), event);
  }

  private String time() {
    long millis = at.toMillis();
    return millis < 1000 ? millis + "ms" : millis / 1000 + "." + millis % 1000 / 100 + "s";
  }
}
