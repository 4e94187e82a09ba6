package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.controller.ControllerSettings;
import dev.rolloutshell.simulator.pod.PodBehaviours;
import java.time.Duration;
import java.time.Instant;

/**
 * What a simulated cluster is like.
 *
 * @param seed of all chance: uids, names, delays
 * @param start virtual time at the start
 * @param callLatency virtual time that passes before each request is applied
 * @param manager how the replication manager works, above all how far its watch lags
 * @param collector how the garbage collector works
 * @param others how the endpoints, namespace and quota controllers work
 * @param pods how pods behave
 * @param historySize how many changes watches can go back
 * @param recordEvents whether the cluster's parts write core/v1 Events about what they do
 */
public record SimulatorOptions(
    long seed,
    Instant start,
    Duration callLatency,
    ControllerSettings manager,
    ControllerSettings collector,
    ControllerSettings others,
    PodBehaviours pods,
    int historySize,
    boolean recordEvents) {

  /** Seed 1, prompt controllers, 2 ms a request, the standard pods. */
  public static final SimulatorOptions DEFAULT =
      new SimulatorOptions(
          1,
          Instant.parse("2026-01-01T00:00:00Z"),
          Duration.ofMillis(2),
          ControllerSettings.PROMPT,
          ControllerSettings.PROMPT.working(Duration.ofMillis(10)),
          ControllerSettings.PROMPT.working(Duration.ofMillis(20)),
          PodBehaviours.STANDARD,
          4_096,
          true);

  /** These options with another seed. */
  public SimulatorOptions withSeed(long other) {
    return new SimulatorOptions(
        other, start, callLatency, manager, collector, others, pods, historySize, recordEvents);
  }

  /** These options with another start. */
  public SimulatorOptions startingAt(Instant moment) {
    return new SimulatorOptions(
        seed, moment, callLatency, manager, collector, others, pods, historySize, recordEvents);
  }

  /** These options with another time for each request. */
  public SimulatorOptions withCallLatency(Duration latency) {
    return new SimulatorOptions(
        seed, start, latency, manager, collector, others, pods, historySize, recordEvents);
  }

  /** These options with another replication manager. */
  public SimulatorOptions withManager(ControllerSettings settings) {
    return new SimulatorOptions(
        seed, start, callLatency, settings, collector, others, pods, historySize, recordEvents);
  }

  /**
   * These options with a replication manager whose watch lags.
   *
   * @param events how many further changes hold one back; 0 for a prompt manager
   * @param atMost how long at most
   */
  public SimulatorOptions withManagerLag(int events, Duration atMost) {
    return withManager(manager.lagging(events, atMost));
  }

  /** These options with another garbage collector. */
  public SimulatorOptions withCollector(ControllerSettings settings) {
    return new SimulatorOptions(
        seed, start, callLatency, manager, settings, others, pods, historySize, recordEvents);
  }

  /** These options with other pods. */
  public SimulatorOptions withPods(PodBehaviours behaviours) {
    return new SimulatorOptions(
        seed,
        start,
        callLatency,
        manager,
        collector,
        others,
        behaviours,
        historySize,
        recordEvents);
  }

  /** These options with another size of history. */
  public SimulatorOptions withHistorySize(int changes) {
    return new SimulatorOptions(
        seed, start, callLatency, manager, collector, others, pods, changes, recordEvents);
  }

  /** These options with or without Events. */
  public SimulatorOptions recordingEvents(boolean record) {
    return new SimulatorOptions(
        seed, start, callLatency, manager, collector, others, pods, historySize, record);
  }
}
