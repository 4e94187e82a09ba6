package dev.rolloutshell.simulator.controller;

import java.time.Duration;

/**
 * How fast, and how far behind, a controller works; part of the checkpointed state, so that faults
 * can change it while the cluster runs.
 *
 * @param running whether it works at all
 * @param watchLatency virtual time until a change reaches its cache
 * @param lagEvents how many further changes of the same type must follow before its cache takes a
 *     change in; 0 for none
 * @param lagDelay the longest virtual time that {@code lagEvents} holds a change back
 * @param workLatency virtual time that each of its requests takes
 */
public record ControllerSettings(
    boolean running,
    Duration watchLatency,
    int lagEvents,
    Duration lagDelay,
    Duration workLatency) {

  /** Sees changes after 1 ms and needs 2 ms a request. */
  public static final ControllerSettings PROMPT =
      new ControllerSettings(
          true, Duration.ofMillis(1), 0, Duration.ofMillis(500), Duration.ofMillis(2));

  /** These settings with a watch that lags. */
  public ControllerSettings lagging(int events, Duration atMost) {
    return new ControllerSettings(running, watchLatency, events, atMost, workLatency);
  }

  /** These settings, at work or not. */
  public ControllerSettings running(boolean works) {
    return new ControllerSettings(works, watchLatency, lagEvents, lagDelay, workLatency);
  }

  /** These settings with another time until a change reaches the cache. */
  public ControllerSettings seeing(Duration latency) {
    return new ControllerSettings(running, latency, lagEvents, lagDelay, workLatency);
  }

  /** These settings with another time for each request. */
  public ControllerSettings working(Duration latency) {
    return new ControllerSettings(running, watchLatency, lagEvents, lagDelay, latency);
  }
}
