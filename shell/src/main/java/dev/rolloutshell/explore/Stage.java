package dev.rolloutshell.explore;

import dev.rolloutshell.cluster.VirtualWaiting;
import dev.rolloutshell.rollout.drive.PlanReport;
import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.drive.Until;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.plan.Planner;
import dev.rolloutshell.simulator.Checkpoint;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.SimulatorOptions;
import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.fault.ClientDeath;
import dev.rolloutshell.simulator.transport.RequestHook;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A simulated cluster with one controller to roll, one whose name begins alike, and a watchdog. */
public final class Stage {

  /**
   * How long a lagging watch holds an event back at most; the take-over's settle time covers it.
   */
  public static final Duration LAG_AT_MOST = Duration.ofSeconds(1);

  private static final Duration SETTLES_WITHIN = Duration.ofMinutes(30);

  private final SimulatedCluster cluster;
  private final Checkpoint start;
  private final Instant began;
  private Invariants invariants;
  private final Setup setup;
  private final Tool tool;
  private final Relay relay = new Relay();
  private final KubernetesClient shared;
  private OwnWrites own;
  private boolean rough;
  private boolean faulty;

  /**
   * A number made of every event and every write since the beginning, with its time: what happens
   * in a simulated cluster hangs on nothing else but the time that has passed since the last of
   * them.
   */
  private long state;

  private long trace;

  public Stage(Setup setup) {
    this(setup, new Planner());
  }

  public Stage(Setup setup, Planner planner) {
    this(setup, Tool.with(planner), SimulatorOptions.DEFAULT.seed());
  }

  /** A stage for another tool, with another source of all chance. */
  Stage(Setup setup, Tool tool, long seed) {
    this.setup = setup;
    this.tool = tool;
    this.invariants = new Invariants(setup);
    this.own = new OwnWrites(setup);
    this.cluster =
        SimulatedCluster.start(
            SimulatorOptions.DEFAULT
                .withSeed(seed)
                .recordingEvents(false)
                .withManagerLag(setup.lag(), LAG_AT_MOST));
    Scenery.load(cluster, Scenery.objects(setup));
    cluster.settle(Duration.ofMinutes(5));
    start = cluster.checkpoint();
    began = cluster.now();
    cluster.afterEachEvent(this::look);
    shared = cluster.client("default", relay);
  }

  private void look(SimulatedCluster changed) {
    state = Trace.mix(Trace.mix(state, changed.store().version()), changed.now());
    trace = Trace.mix(Trace.mix(trace, changed.store().version()), changed.now().toEpochMilli());
    invariants.look(changed.store(), () -> when(changed));
  }

  /** The cluster at the beginning, with nothing broken. */
  Moment start() {
    return new Moment(0, began, start, false);
  }

  /** The cluster as it is. */
  Moment moment() {
    return new Moment(state, cluster.now(), cluster.checkpoint(), rough);
  }

  /** Whether the cluster is still as it was then: nothing has happened, and no time has passed. */
  boolean isAt(Moment moment) {
    return moment.state() == state && moment.time().equals(cluster.now());
  }

  /** A client writes: the state hangs on what it says, too. */
  void writes(ApiRequest write) {
    own.writes(cluster.store());
    state = Trace.mix(Trace.mix(Trace.mix(state, write.method()), write.path()), write.body());
  }

  /** A number that tells one course of events since the last restore from another. */
  long trace() {
    return trace;
  }

  /** A client's call was answered. */
  void answered(ApiRequest request) {
    if (!request.method().equals("GET")) {
      own.wrote(request, cluster.store());
    } else if (request.path().endsWith("/pods")) {
      own.listed(cluster.store());
    } else {
      own.listedControllers(cluster.store());
    }
  }

  /** Something goes wrong just now that is not a client's own end. */
  void strike(Mishap mishap) {
    faulty = true;
    rough |= mishap.rough();
    state = Trace.mix(state, mishap.name());
    cluster.faults().add(Objects.requireNonNull(mishap.fault()));
  }

  /** Whether somebody else, or the cluster itself, has been at work on the rollout. */
  boolean rough() {
    return rough;
  }

  /** Whether anything went wrong beside clients. */
  boolean faulty() {
    return faulty;
  }

  /** What did not hold: everything, or where others are at work, what the tool is to blame for. */
  List<String> broken() {
    if (!rough) {
      return invariants.broken();
    }
    List<String> ours = new ArrayList<>(own.broken());
    invariants.broken().stream().filter(text -> text.startsWith("7:")).forEach(ours::add);
    return ours;
  }

  /** Faults stop, and what is under way is settled. */
  void calm() {
    cluster.faults().clear();
    cluster.settle(SETTLES_WITHIN);
  }

  private static String when(SimulatedCluster cluster) {
    String event = cluster.lastEvent();
    return event == null ? "a request" : event;
  }

  /** Back to the beginning, with nothing broken. */
  public void reset() {
    restore(start());
  }

  /** Back to the beginning, and nobody looks any more. */
  public void resetUnwatched() {
    cluster.removeListeners();
    cluster.restore(start);
  }

  public Checkpoint checkpoint() {
    return cluster.checkpoint();
  }

  /** Goes to a moment. */
  void restore(Moment moment) {
    restore(moment.cluster());
    rough = moment.rough();
    faulty = moment.rough() || !cluster.faults().isEmpty();
    state = moment.state();
  }

  public void restore(Checkpoint checkpoint) {
    trace = 0;
    state = 0;
    rough = false;
    faulty = false;
    own = new OwnWrites(setup);
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
    try (Rollouts rollouts = rollouts(shared)) {
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
        Rollouts rollouts = rollouts(client)) {
      return rollouts.step(intent, count, Progress.NONE);
    }
  }

  public PlanReport plan(Intent intent, RequestHook counter) {
    RequestHook outer = relay.to(counter);
    try (Rollouts rollouts = rollouts(shared)) {
      return rollouts.plan(intent);
    } finally {
      relay.to(outer);
    }
  }

  /** A client that stays, to run many rollouts one after the other. */
  public KubernetesClient client(RequestHook killer) {
    return cluster.client("default", killer);
  }

  /** A client that is there already runs an intent. */
  public RunReport run(Intent intent, KubernetesClient client) {
    try (Rollouts rollouts = rollouts(client)) {
      return rollouts.run(intent, null, Progress.NONE);
    }
  }

  private Rollouts rollouts(KubernetesClient client) {
    return tool.start(client, "default", new VirtualWaiting(cluster));
  }
}
