package dev.rolloutshell.explore;

import dev.rolloutshell.cluster.VirtualWaiting;
import dev.rolloutshell.rollout.drive.ClusterRollouts;
import dev.rolloutshell.rollout.drive.PlanReport;
import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.drive.Until;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.plan.Planner;
import dev.rolloutshell.simulator.Checkpoint;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.SimulatorOptions;
import dev.rolloutshell.simulator.fault.ClientDeath;
import dev.rolloutshell.simulator.transport.RequestHook;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A simulated cluster with one controller to roll, one whose name begins alike, and a watchdog. */
public final class Stage {

  /**
   * How long a lagging watch holds an event back at most; the take-over's settle time covers it.
   */
  public static final Duration LAG_AT_MOST = Duration.ofSeconds(1);

  private final SimulatedCluster cluster;
  private final Checkpoint start;
  private Invariants invariants;
  private final Setup setup;
  private final Planner planner;
  private final Relay relay = new Relay();
  private final KubernetesClient shared;
  private long happened;
  private long trace;

  public Stage(Setup setup) {
    this(setup, new Planner());
  }

  public Stage(Setup setup, Planner planner) {
    this(setup, planner, SimulatorOptions.DEFAULT.seed());
  }

  /** A stage with other rules, and another source of all chance. */
  Stage(Setup setup, Planner planner, long seed) {
    this.setup = setup;
    this.planner = planner;
    this.invariants = new Invariants(setup);
    this.cluster =
        SimulatedCluster.start(
            SimulatorOptions.DEFAULT
                .withSeed(seed)
                .recordingEvents(false)
                .withManagerLag(setup.lag(), LAG_AT_MOST));
    load(Setup.NAME, setup.replicas());
    load(Setup.NAME + "by", 1);
    cluster.settle(Duration.ofMinutes(5));
    start = cluster.checkpoint();
    cluster.afterEachEvent(this::look);
    shared = cluster.client("default", relay);
  }

  private void look(SimulatedCluster changed) {
    happened++;
    trace = Trace.mix(Trace.mix(trace, changed.store().version()), changed.now().toEpochMilli());
    invariants.look(changed.store(), () -> when(changed));
  }

  /** The cluster at the beginning, with nothing broken. */
  Checkpoint start() {
    return start;
  }

  /** How many events and writes have happened; two moments with one number are one state. */
  long happened() {
    return happened;
  }

  /** A number that tells one course of events since the last restore from another. */
  long trace() {
    return trace;
  }

  private static String when(SimulatedCluster cluster) {
    String event = cluster.lastEvent();
    return event == null ? "a request" : event;
  }

  private void load(String name, int replicas) {
    String yaml =
        """
        apiVersion: v1
        kind: ReplicationController
        metadata: {name: %1$s, labels: {app: %1$s}, annotations: {team: blue}}
        spec:
          replicas: %2$d
          selector: {app: %1$s}
          template:
            metadata: {labels: {app: %1$s}}
            spec: {containers: [{name: main, image: "%3$s"}]}
        """
            .formatted(name, replicas, Setup.OLD);
    try {
      cluster.load(new StringReader(yaml), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Back to the beginning, with nothing broken. */
  public void reset() {
    cluster.restore(start);
    trace = 0;
    invariants = new Invariants(setup);
  }

  /** Back to the beginning, and nobody looks any more. */
  public void resetUnwatched() {
    cluster.removeListeners();
    cluster.restore(start);
  }

  public Checkpoint checkpoint() {
    return cluster.checkpoint();
  }

  public void restore(Checkpoint checkpoint) {
    trace = 0;
    cluster.restore(checkpoint);
    invariants = new Invariants(setup);
  }

  public SimulatedCluster cluster() {
    return cluster;
  }

  public Invariants invariants() {
    return invariants;
  }

  /**
   * A new client process runs an intent; {@code null} when it dies. Nothing of a process is in
   * fabric8's client, and setting one up takes longer than a good part of a rollout, so all share
   * one.
   */
  public @Nullable RunReport run(Intent intent, RequestHook killer) {
    return run(intent, null, killer);
  }

  public @Nullable RunReport run(Intent intent, @Nullable Until until, RequestHook killer) {
    RequestHook outer = relay.to(killer);
    try (ClusterRollouts rollouts = rollouts(shared)) {
      return rollouts.run(intent, until, Progress.NONE);
    } catch (ClientDeath death) {
      return null;
    } finally {
      relay.to(outer);
    }
  }

  /** A new client process makes some writes. */
  public RunReport step(Intent intent, int count) {
    try (KubernetesClient client = cluster.client("default");
        ClusterRollouts rollouts = rollouts(client)) {
      return rollouts.step(intent, count, Progress.NONE);
    }
  }

  public PlanReport plan(Intent intent, RequestHook counter) {
    try (KubernetesClient client = cluster.client("default", counter);
        ClusterRollouts rollouts = rollouts(client)) {
      return rollouts.plan(intent);
    }
  }

  /** A client that stays, to run many rollouts one after the other. */
  public KubernetesClient client(RequestHook killer) {
    return cluster.client("default", killer);
  }

  /** A client that is there already runs an intent. */
  public RunReport run(Intent intent, KubernetesClient client) {
    try (ClusterRollouts rollouts = rollouts(client)) {
      return rollouts.run(intent, null, Progress.NONE);
    }
  }

  private ClusterRollouts rollouts(KubernetesClient client) {
    return new ClusterRollouts(client, "default", new VirtualWaiting(cluster), planner);
  }
}
