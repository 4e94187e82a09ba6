package dev.rolloutshell.rollout.model;

import java.util.List;

/**
 * One half of a rollout as people want to see it.
 *
 * @param name the controller's name
 * @param desired {@code spec.replicas}
 * @param current pods it owns that are not terminating
 * @param ready owned pods that are ready
 * @param available owned pods that have been ready long enough to count
 * @param images images of its containers
 */
public record ControllerState(
    String name, int desired, int current, int ready, int available, List<String> images) {}
