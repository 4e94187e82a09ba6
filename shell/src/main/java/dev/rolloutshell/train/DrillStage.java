package dev.rolloutshell.train;

import dev.rolloutshell.rollout.drive.ClusterRollouts;
import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.SimulatorConnection;
import dev.rolloutshell.session.Target;
import dev.rolloutshell.simulator.Checkpoint;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.SimulatorOptions;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.StoredObject;
import dev.rolloutshell.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A drill's cluster, watched from the moment the operator comes. */
public final class DrillStage implements AutoCloseable {

  /** The namespace that drills play in. */
  public static final String NAMESPACE = "default";

  private static final Duration SETTLING = Duration.ofMinutes(5);

  private final Drill drill;
  private final String called;
  private final SimulatedCluster cluster;
  private final SimulatorConnection connection;
  private final Watcher watcher;
  private final List<Played> played = new CopyOnWriteArrayList<>();
  private final List<Said> said = new CopyOnWriteArrayList<>();
  private volatile Map<String, JsonObject> specs;

  /** A line with the cluster as it was after it. */
  private record Played(Place since, Typed typed, Checkpoint after, ServiceLog service) {}

  /**
   * Something that an instructor did or said.
   *
   * @param at virtual time since the drill began
   * @param text what
   */
  public record Said(Duration at, String text) {}

  /**
   * Where a line begins.
   *
   * @param at virtual time since the drill began
   * @param writes how many writes there had been
   */
  record Place(Duration at, int writes) {

    /** The drill's beginning. */
    static final Place BEGINNING = new Place(Duration.ZERO, 0);
  }

  private DrillStage(
      Drill drill,
      String called,
      SimulatedCluster cluster,
      Watcher watcher,
      Map<String, JsonObject> specs) {
    this.drill = drill;
    this.called = called;
    this.cluster = cluster;
    this.watcher = watcher;
    this.specs = specs;
    this.connection = SimulatorConnection.on(cluster, called);
  }

  /**
   * A drill at its beginning.
   *
   * @throws dev.rolloutshell.simulator.UnusableObjectsException when its objects cannot be loaded
   */
  public static DrillStage open(Drill drill, Shells shells) {
    return open(drill, drill.name(), shells, SimulatorOptions.DEFAULT, null);
  }

  /**
   * A drill at its beginning.
   *
   * @param called what the operator's connection is called
   * @throws dev.rolloutshell.simulator.UnusableObjectsException when its objects cannot be loaded
   */
  static DrillStage open(Drill drill, String called, Shells shells) {
    return open(drill, called, shells, SimulatorOptions.DEFAULT, null);
  }

  /**
   * A drill before its beginning, for clients that go by the wall clock.
   *
   * @param now its moment, from which on the operator may come
   * @throws dev.rolloutshell.simulator.UnusableObjectsException when its objects cannot be loaded
   */
  static DrillStage hosted(Drill drill, Shells shells, Instant now) {
    SimulatorOptions options = SimulatorOptions.DEFAULT.withCallLatency(Duration.ZERO);
    Duration before;
    // The same seed takes the same time: once to learn how long, and once so that it ends now.
    try (DrillStage rehearsed = open(drill, drill.name(), shells, options, options.start())) {
      before = Duration.between(options.start(), rehearsed.began());
    }
    Instant start = now.minus(before).truncatedTo(ChronoUnit.SECONDS);
    return open(drill, drill.name(), shells, options.startingAt(start), now);
  }

  private static DrillStage open(
      Drill drill, String called, Shells shells, SimulatorOptions options, @Nullable Instant now) {
    Drill.Setting setting = drill.setting();
    SimulatedCluster cluster = SimulatedCluster.start(options.withSeed(setting.seed()));
    SettingUp.prepare(cluster, setting);
    cluster.settle(SETTLING);
    setting.earlier().forEach(cluster.faults()::add);
    SettingUp.play(session(SimulatorConnection.on(cluster, drill.name())), setting, shells);
    cluster.faults().clear();
    if (now != null && cluster.now().isBefore(now)) {
      cluster.advance(Duration.between(cluster.now(), now));
    }
    if (now == null) {
      setting.faults().forEach(cluster.faults()::add);
    }
    Watcher watcher = new Watcher(cluster, NAMESPACE, drill.service());
    return new DrillStage(drill, called, cluster, watcher, specs(cluster));
  }

  /** The operator has come to a hosted drill: from now on things go wrong, and time counts. */
  void begin() {
    specs = specs(cluster);
    watcher.restart(cluster);
    drill.setting().faults().forEach(cluster.faults()::add);
  }

  private static Map<String, JsonObject> specs(SimulatedCluster cluster) {
    Map<String, JsonObject> specs = new HashMap<>();
    for (StoredObject controller : controllers(cluster)) {
      specs.put(controller.name(), controller.spec());
    }
    return specs;
  }

  private static List<StoredObject> controllers(SimulatedCluster cluster) {
    return cluster.store().list(ResourceTypes.REPLICATION_CONTROLLERS, NAMESPACE);
  }

  static Session session(SimulatorConnection connection) {
    return new Session(target -> connection, ClusterRollouts::new, Target.Simulator.DEFAULT);
  }

  /** What the operator is connected to. */
  public SimulatorConnection connection() {
    return connection;
  }

  /** The drill. */
  public Drill drill() {
    return drill;
  }

  /** The cluster. */
  public SimulatedCluster cluster() {
    return cluster;
  }

  /** Virtual time since the drill began. */
  public Duration elapsed() {
    return Duration.between(watcher.began(), cluster.now());
  }

  /** When the drill began. */
  public Instant began() {
    return watcher.began();
  }

  /** Where a line that begins now begins. */
  Place place() {
    return new Place(elapsed(), watcher.written().size());
  }

  /**
   * The operator has typed a line, and it has ended.
   *
   * @param since where it began
   */
  void typed(Place since, String line, int code) {
    int writes = watcher.written().size() - since.writes();
    Typed typed = new Typed(since.at(), elapsed(), line, code, writes);
    played.add(new Played(since, typed, cluster.checkpoint(), watcher.service(cluster)));
  }

  /** The instructor does or says something. */
  public void said(String text) {
    said.add(new Said(elapsed(), text));
  }

  /** What the instructor did and said. */
  public List<Said> said() {
    return List.copyOf(said);
  }

  /** Types lines, one after the other, whatever becomes of them. */
  public void play(List<String> lines, Shells shells) {
    Shells.OneShell shell = shells.open(session(connection));
    for (String line : lines) {
      Place since = place();
      typed(since, line, shell.run(line).exit());
    }
  }

  /** What the drill's goals are judged by. */
  public Evidence evidence() {
    return new Evidence(
        controllers(cluster),
        cluster.store().list(ResourceTypes.PODS, NAMESPACE),
        specs,
        watcher.service(cluster),
        drill.service(),
        typed());
  }

  /** The lines that were typed. */
  public List<Typed> typed() {
    return played.stream().map(Played::typed).toList();
  }

  /** How many writes there had been when each line began. */
  List<Integer> writesBefore() {
    return played.stream().map(line -> line.since().writes()).toList();
  }

  /** What clients have written since the drill began. */
  public List<Written> written() {
    return watcher.written();
  }

  /** The faults that have struck since the drill began. */
  public List<Struck> struck() {
    return watcher.struck();
  }

  /** What there was from moment to moment. */
  public List<Timeline.State> states() {
    return watcher.states();
  }

  /** How the pods have served. */
  public ServiceLog service() {
    return watcher.service(cluster);
  }

  /** A further cluster, as this one was after so many of its lines. */
  public DrillStage fork(int lines) {
    Played last = played.get(lines - 1);
    SimulatedCluster fork = SimulatedCluster.startFrom(cluster.options(), last.after());
    Watcher further =
        new Watcher(fork, NAMESPACE, drill.service(), watcher.began(), last.service().samples());
    DrillStage stage = new DrillStage(drill, called, fork, further, specs);
    stage.played.addAll(played.subList(0, lines));
    return stage;
  }

  @Override
  public void close() {
    connection.close();
  }
}
