package dev.rolloutshell.session;

import dev.rolloutshell.cluster.Waiting;
import dev.rolloutshell.journal.ClusterDiary;
import dev.rolloutshell.journal.Entry;
import dev.rolloutshell.simulator.Sample;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.SimulatorOptions;
import dev.rolloutshell.simulator.UnusableObjectsException;
import dev.rolloutshell.simulator.WallClockPump;
import dev.rolloutshell.simulator.server.CannotServeException;
import dev.rolloutshell.simulator.server.ServeOptions;
import dev.rolloutshell.simulator.server.ServedCluster;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.transport.RequestHook;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A simulated cluster in this process. */
public final class SimulatorConnection implements Connection, VirtualTime {

  private static final String CONTEXT = "simulator";
  private static final Duration SETTLING = Duration.ofMinutes(1);

  private final SimulatedCluster cluster;
  private final Target.Simulator target;
  private final String namespace;
  private String context = CONTEXT;
  private Instant opened;
  private final TimeTravel travel;
  private final KubernetesClient client;
  private @Nullable KubernetesClient observer;
  private final SimulatorWaiting waiting;
  private final Telltale telltale;
  private boolean watched;
  private @Nullable WallClockPump pump;
  private @Nullable ServedCluster served;

  /** The kubeconfig that tells of it. */
  private @Nullable Path told;

  private SimulatorConnection(
      SimulatedCluster cluster,
      Target.Simulator target,
      RequestHook hook,
      TimeTravel.Companion companion) {
    this.cluster = cluster;
    this.target = target;
    String wanted = target.namespace();
    this.namespace = wanted == null ? "default" : wanted;
    this.opened = cluster.now();
    this.travel = new TimeTravel(cluster, companion);
    this.client = cluster.client(namespace, new BothHooks(hook, travel));
    this.waiting = new SimulatorWaiting(cluster, this::running);
    this.telltale = new Telltale(cluster);
  }

  /**
   * Starts a simulated cluster in virtual time.
   *
   * @throws CommandFailure when its file cannot be loaded
   */
  public static SimulatorConnection open(Target.Simulator target) {
    return start(target, SimulatorOptions.DEFAULT);
  }

  /**
   * Starts a simulated cluster whose time is the wall clock's and follows it, so that clients see
   * right ages.
   *
   * @param now the wall clock's moment
   * @param speed virtual seconds in a second, or {@link WallClockPump#MAX}
   * @throws CommandFailure when its file cannot be loaded
   */
  public static SimulatorConnection following(Target.Simulator target, Instant now, double speed) {
    // What settles before the operator comes has happened in the past.
    Instant past = now.truncatedTo(ChronoUnit.SECONDS).minus(SETTLING);
    SimulatorConnection connection =
        start(target, SimulatorOptions.DEFAULT.startingAt(past).withCallLatency(Duration.ZERO));
    Duration left = Duration.between(connection.cluster.now(), now);
    if (!left.isNegative()) {
      connection.cluster.advance(left);
    }
    connection.opened = connection.cluster.now();
    connection.follow(speed);
    return connection;
  }

  /**
   * A connection to a cluster that is there already, in virtual time.
   *
   * @param hook sees each request of the operator's client
   * @param companion goes to other moments together with the cluster
   */
  public static SimulatorConnection over(
      SimulatedCluster cluster, RequestHook hook, TimeTravel.Companion companion) {
    return new SimulatorConnection(cluster, Target.Simulator.DEFAULT, hook, companion);
  }

  /**
   * A connection to a cluster that is there already; to close it closes the cluster. As a real one
   * it does not tell what has gone wrong in it: that is for the operator to find.
   *
   * @param context what people call it
   */
  public static SimulatorConnection on(SimulatedCluster cluster, String context) {
    SimulatorConnection connection = over(cluster, RequestHook.NONE, TimeTravel.Companion.NONE);
    connection.context = context;
    connection.telltale.keepStrikes();
    return connection;
  }

  private static SimulatorConnection start(Target.Simulator target, SimulatorOptions options) {
    SimulatedCluster cluster = SimulatedCluster.start(options.withSeed(target.seed()));
    Path file = target.file();
    if (file != null) {
      load(cluster, file);
    }
    if (target.sample()) {
      Sample.load(cluster);
    }
    return new SimulatorConnection(cluster, target, RequestHook.NONE, TimeTravel.Companion.NONE);
  }

  private static void load(SimulatedCluster cluster, Path file) {
    try {
      cluster.load(file);
    } catch (UnusableObjectsException e) {
      throw CommandFailure.refused("file " + e.getMessage(), "connect simulator --file=FILE");
    }
    cluster.settle(SETTLING);
  }

  @Override
  public String context() {
    return context;
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
  public synchronized KubernetesClient observer() {
    KubernetesClient made = observer;
    if (made == null) {
      made = cluster.observer(namespace);
      observer = made;
    }
    return made;
  }

  @Override
  public Waiting waiting() {
    return waiting;
  }

  @Override
  public FaultDoor faults() {
    return new LocalFaults(cluster.faults());
  }

  @Override
  public VirtualTime time() {
    return this;
  }

  @Override
  public void tell(ClusterDiary diary) {
    telltale.tell(diary);
  }

  @Override
  public List<Entry.Struck> struck() {
    return telltale.struck();
  }

  /** What it was started with. */
  public Target.Simulator target() {
    return target;
  }

  /** Its time when it was handed to the operator. */
  public Instant opened() {
    return opened;
  }

  /** Its objects; to be read only. */
  public ObjectStore store() {
    return cluster.store();
  }

  @Override
  public TimeTravel travel() {
    return travel;
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
    if (!watched) {
      return; // A script's outcome is not to depend on how fast the machine is.
    }
    if (pump == null) {
      pump = new WallClockPump(cluster, 1);
    }
    pump.run();
  }

  /** Lets virtual time follow the wall clock at a speed. */
  public synchronized void follow(double speed) {
    watched = true;
    run();
    if (pump != null) {
      pump.setSpeed(speed);
    }
  }

  /**
   * Serves the cluster until the connection is closed.
   *
   * @throws CommandFailure when it is served already, or cannot be
   */
  synchronized ServedCluster serve(ServeOptions options, Path kubeconfig) {
    ServedCluster already = served;
    if (already != null) {
      throw CommandFailure.refused(
          "simulator: expected not to be served yet, but it is, at " + already.url(),
          "kubectl --kubeconfig=FILE get rc");
    }
    try {
      ServedCluster serving = ServedCluster.start(cluster, options);
      try {
        serving.writeKubeconfig(kubeconfig, namespace);
      } catch (CannotServeException e) {
        serving.close();
        throw e;
      }
      served = serving;
      told = kubeconfig;
      return serving;
    } catch (CannotServeException e) {
      throw CommandFailure.refused(
          String.valueOf(e.getMessage()),
          "choose another: simulator serve --port=N --kubeconfig=FILE");
    }
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
    if (served != null) {
      if (told != null) {
        served.removeKubeconfig(told, namespace);
      }
      served.close();
    }
    if (pump != null) {
      pump.close();
    }
    client.close();
    if (observer != null) {
      observer.close();
    }
    cluster.close();
  }
}
