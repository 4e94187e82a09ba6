package dev.rolloutshell.crash;

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
import dev.rolloutshell.simulator.transport.RequestHook;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A simulated cluster with one controller to roll, one whose name begins alike, and a watchdog. */
final class World {

  /**
   * How long a lagging watch holds an event back at most; the take-over's settle time covers it.
   */
  static final Duration LAG_AT_MOST = Duration.ofSeconds(1);

  private final SimulatedCluster cluster;
  private final Checkpoint start;
  private Promises promises;
  private final Story story;
  private final Planner planner;

  World(Story story) {
    this(story, new Planner());
  }

  World(Story story, Planner planner) {
    this.story = story;
    this.planner = planner;
    this.promises = new Promises(story);
    this.cluster =
        SimulatedCluster.start(
            SimulatorOptions.DEFAULT
                .recordingEvents(false)
                .withManagerLag(story.lag(), LAG_AT_MOST));
    load(Story.NAME, story.replicas());
    load(Story.NAME + "by", 1);
    cluster.settle(Duration.ofMinutes(5));
    start = cluster.checkpoint();
    cluster.afterEachEvent(c -> promises.look(c.store(), when(c)));
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
            .formatted(name, replicas, Story.OLD);
    try {
      cluster.load(new StringReader(yaml), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Back to the beginning, with nothing broken. */
  void reset() {
    cluster.restore(start);
    promises = new Promises(story);
  }

  /** Back to the beginning, and nobody looks any more. */
  void resetUnwatched() {
    cluster.removeListeners();
    cluster.restore(start);
  }

  Checkpoint checkpoint() {
    return cluster.checkpoint();
  }

  void restore(Checkpoint checkpoint) {
    cluster.restore(checkpoint);
    promises = new Promises(story);
  }

  SimulatedCluster cluster() {
    return cluster;
  }

  Promises promises() {
    return promises;
  }

  /** A new client process runs an intent; {@code null} when it dies. */
  @Nullable RunReport run(Intent intent, RequestHook killer) {
    return run(intent, null, killer);
  }

  @Nullable RunReport run(Intent intent, @Nullable Until until, RequestHook killer) {
    try (KubernetesClient client = cluster.client("default", killer);
        ClusterRollouts rollouts = rollouts(client)) {
      return rollouts.run(intent, until, Progress.NONE);
    } catch (Death death) {
      return null;
    }
  }

  /** A new client process makes some writes. */
  RunReport step(Intent intent, int count) {
    try (KubernetesClient client = cluster.client("default");
        ClusterRollouts rollouts = rollouts(client)) {
      return rollouts.step(intent, count, Progress.NONE);
    }
  }

  PlanReport plan(Intent intent, Killer counter) {
    try (KubernetesClient client = cluster.client("default", counter);
        ClusterRollouts rollouts = rollouts(client)) {
      return rollouts.plan(intent);
    }
  }

  /** A client that stays, to run many rollouts one after the other. */
  KubernetesClient client(Killer killer) {
    return cluster.client("default", killer);
  }

  /** A client that is there already runs an intent. */
  RunReport run(Intent intent, KubernetesClient client) {
    try (ClusterRollouts rollouts = rollouts(client)) {
      return rollouts.run(intent, null, Progress.NONE);
    }
  }

  private ClusterRollouts rollouts(KubernetesClient client) {
    return new ClusterRollouts(client, "default", new VirtualWaiting(cluster), planner);
  }
}
