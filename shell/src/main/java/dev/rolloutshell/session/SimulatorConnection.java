package dev.rolloutshell.session;

import dev.rolloutshell.cluster.Waiting;
import dev.rolloutshell.simulator.Sample;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.SimulatorOptions;
import dev.rolloutshell.simulator.UnusableObjectsException;
import dev.rolloutshell.simulator.WallClockPump;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceTypes;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A simulated cluster in this process. */
public final class SimulatorConnection implements Connection, VirtualTime {

  private static final Duration SETTLING = Duration.ofMinutes(1);

  private final SimulatedCluster cluster;
  private final String namespace;
  private final KubernetesClient client;
  private final SimulatorWaiting waiting;
  private @Nullable WallClockPump pump;

  private SimulatorConnection(SimulatedCluster cluster, String namespace) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.client = cluster.client(namespace);
    this.waiting = new SimulatorWaiting(cluster, this::running);
  }

  /**
   * Starts a simulated cluster.
   *
   * @param following whether virtual time follows the wall clock from now on
   * @throws CommandFailure when its file cannot be loaded
   */
  public static SimulatorConnection open(Target.Simulator target, boolean following) {
    SimulatedCluster cluster =
        SimulatedCluster.start(SimulatorOptions.DEFAULT.withSeed(target.seed()));
    Path file = target.file();
    if (file != null) {
      load(cluster, file);
    }
    if (target.sample() && !holdsWeb(cluster)) {
      Sample.load(cluster);
    }
    String namespace = target.namespace();
    SimulatorConnection connection =
        new SimulatorConnection(cluster, namespace == null ? "default" : namespace);
    if (following) {
      connection.run();
    }
    return connection;
  }

  private static void load(SimulatedCluster cluster, Path file) {
    try {
      cluster.load(file);
    } catch (UnusableObjectsException e) {
      throw CommandFailure.refused("file " + e.getMessage(), null);
    }
    cluster.settle(SETTLING);
  }

  /** A file that brings its own {@code web} takes the sample's place. */
  private static boolean holdsWeb(SimulatedCluster cluster) {
    return cluster
                .store()
                .get(new ObjectKey(ResourceTypes.REPLICATION_CONTROLLERS, "default", "web"))
            != null
        || cluster.store().get(new ObjectKey(ResourceTypes.SERVICES, "default", "web")) != null;
  }

  @Override
  public String context() {
    return "simulator";
  }

  @Override
  public String namespace() {
    return namespace;
  }

  @Override
  public KubernetesClient client() {
    return client;
  }

  @Override
  public Waiting waiting() {
    return waiting;
  }

  @Override
  public VirtualTime time() {
    return this;
  }

  @Override
  public Instant now() {
    return cluster.now();
  }

  @Override
  public void advance(Duration duration) {
    cluster.advance(duration);
  }

  @Override
  public synchronized void run() {
    if (pump == null) {
      pump = new WallClockPump(cluster, 1);
    }
    pump.run();
  }

  @Override
  public synchronized void pause() {
    if (pump != null) {
      pump.pause();
    }
  }

  @Override
  public synchronized boolean running() {
    return pump != null && !pump.isPaused();
  }

  @Override
  public synchronized void close() {
    if (pump != null) {
      pump.close();
    }
    client.close();
    cluster.close();
  }
}
