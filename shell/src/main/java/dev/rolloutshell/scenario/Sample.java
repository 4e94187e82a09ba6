package dev.rolloutshell.scenario;

import java.time.Duration;

/**
 * The pods of a rollout at a moment; kept whenever one of the numbers changes.
 *
 * @param at virtual time since the scenario began
 * @param rollout the controller the rollout is about
 * @param ready pods of the pair that are ready
 * @param total pods of the pair that are not being deleted
 * @param floor ready pods that there must be
 * @param ceiling pods that there may be
 */
public record Sample(Duration at, String rollout, int ready, int total, int floor, int ceiling) {

  boolean same(Sample other) {
    return rollout.equals(other.rollout)
        && ready == other.ready
        && total == other.total
        && floor == other.floor
        && ceiling == other.ceiling;
  }
}
