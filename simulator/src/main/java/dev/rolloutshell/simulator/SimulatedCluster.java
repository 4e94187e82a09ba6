package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.api.ApiServer;
import dev.rolloutshell.simulator.api.WatchOutcome;
import dev.rolloutshell.simulator.api.WatchSink;
import dev.rolloutshell.simulator.controller.ControllerWorld;
import dev.rolloutshell.simulator.fault.Faults;
import dev.rolloutshell.simulator.fault.WatchFaults;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.pod.PodLifecycle;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.transport.ApiAccess;
import dev.rolloutshell.simulator.transport.InMemoryClients;
import dev.rolloutshell.simulator.transport.RequestHook;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A whole Kubernetes control plane in this process and in virtual time. Time stands still unless
 * somebody makes it pass: a request, {@link #advance}, {@link #runUntil}, or a {@link
 * WallClockPump}. One lock guards everything, so that threads may share a cluster; whoever receives
 * a watch's frames is called after it was released.
 */
public final class SimulatedCluster implements AutoCloseable, ApiAccess {
  private final ClusterLock lock = new ClusterLock();
  private final SimulatorOptions options;
  private final World world;
  private final Exchange exchange;
  private final WaitingExchange waiting;
  private final FaultDesk desk;
  private final Happenings happenings;

  private SimulatedCluster(SimulatorOptions options) {
    this.options = options;
    this.world = new World(options, this::exclusively);
    this.happenings = new Happenings(this, world);
    this.exchange = new Exchange(this, world.faults());
    this.waiting = new WaitingExchange(this, world);
    this.desk = new FaultDesk(world.faults());
  }

  /** Runs something at once, under the lock. */
  void exclusively(Runnable task) {
    lock.run(task);
  }

  /** A cluster with the usual namespaces and nothing else in it. */
  public static SimulatedCluster start(SimulatorOptions options) {
    SimulatedCluster cluster = new SimulatedCluster(options);
    for (String name : List.of("default", "kube-node-lease", "kube-public", "kube-system")) {
      JsonObject namespace =
          JsonObject.of(
              "apiVersion", "v1", "kind", "Namespace", "metadata", JsonObject.of("name", name));
      cluster.world.api.objects().create(ResourceTypes.NAMESPACES, "", namespace);
    }
    return cluster;
  }

  /** A further cluster that continues from a checkpoint of one with equal options. */
  public static SimulatedCluster startFrom(SimulatorOptions options, Checkpoint checkpoint) {
    SimulatedCluster cluster = new SimulatedCluster(options);
    cluster.restore(checkpoint);
    return cluster;
  }

  /** What it was started with. */
  public SimulatorOptions options() {
    return options;
  }

  /** Its API; whoever shares the cluster with another thread uses {@link #handle} instead. */
  public ApiServer api() {
    return world.api;
  }

  /** Its objects; to be read only. */
  public ObjectStore store() {
    return world.store;
  }

  /** Its controllers, to slow them down or stop them. */
  public ControllerWorld controllers() {
    return world;
  }

  /** The life of its pods, to change how they behave. */
  public PodLifecycle pods() {
    return world.podLifecycle();
  }

  /** What goes wrong in it; nothing at first. */
  public Faults faults() {
    return world.faults();
  }

  /** The present moment of virtual time. */
  public Instant now() {
    return lock.ask(world.queue::now);
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    lock.lock();
    try {
      passCallLatency();
      long before = world.store.version();
      ApiResponse answer = world.api.handle(request);
      if (world.store.version() != before) {
        happenings.tell(null);
      }
      return answer;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public ApiResponse exchange(ApiRequest request) throws IOException {
    return world.faults().isEmpty() ? handle(request) : exchange.answer(request);
  }

  @Override
  public @Nullable ApiResponse beforeWatch(ApiRequest request) throws IOException {
    return world.faults().isEmpty() ? null : exchange.beforeWatch(request);
  }

  @Override
  public CompletableFuture<ApiResponse> exchangeLater(ApiRequest request) {
    return world.faults().isEmpty()
        ? CompletableFuture.completedFuture(handle(request))
        : waiting.answer(request);
  }

  @Override
  public CompletableFuture<Optional<ApiResponse>> beforeWatchLater(ApiRequest request) {
    return world.faults().isEmpty()
        ? CompletableFuture.completedFuture(Optional.empty())
        : waiting.beforeWatch(request);
  }

  @Override
  public @Nullable ApiResponse administer(ApiRequest request) {
    return desk.answer(request);
  }

  /** A request made from within an event takes no time: that event is this moment. */
  private void passCallLatency() {
    if (!happenings.underWay() && !options.callLatency().isZero()) {
      advanceTo(world.queue.now().plus(options.callLatency()));
    }
  }

  @Override
  public boolean isWatch(ApiRequest request) {
    return world.api.isWatch(request);
  }

  @Override
  public WatchOutcome watch(ApiRequest request, WatchSink sink) {
    lock.lock();
    try {
      passCallLatency();
      WatchFaults faulty = new WatchFaults(lock.holdBack(sink), world, request);
      WatchOutcome outcome = world.api.watch(request, faulty);
      if (outcome instanceof WatchOutcome.Open open) {
        faulty.attach(open.handle());
        return new WatchOutcome.Open(open.contentType(), () -> close(open));
      }
      return outcome;
    } finally {
      lock.unlock();
    }
  }

  private void close(WatchOutcome.Open open) {
    lock.run(open.handle()::close);
  }

  /** Lets time pass to the next event and makes it happen; false when the cluster is at rest. */
  public boolean runNextEvent() {
    return lock.ask(() -> !world.queue.isAtRest() && happenings.runOne(null));
  }

  /** The event that happened last, by name; {@code null} when it was a client's request. */
  public @Nullable String lastEvent() {
    return happenings.last();
  }

  /** Lets time pass, with everything that happens in it. */
  public void advance(Duration duration) {
    lock.run(() -> advanceTo(world.queue.now().plus(duration)));
  }

  private void advanceTo(Instant moment) {
    while (happenings.runOne(moment)) {
      lock.deliverIfOutermost();
    }
    world.queue.passTo(moment);
  }

  /**
   * Lets time pass until a condition holds, which is asked after every event.
   *
   * @param atMost virtual time after which to give up
   * @return whether it came to hold
   */
  public boolean runUntil(BooleanSupplier condition, Duration atMost) {
    Instant end = now().plus(atMost);
    while (!condition.getAsBoolean()) {
      lock.lock();
      try {
        if (!happenings.runOne(end)) {
          if (world.queue.now().isBefore(end)) {
            world.queue.passTo(end);
          }
          break;
        }
      } finally {
        lock.unlock();
      }
    }
    return condition.getAsBoolean();
  }

  /** Lets time pass until nothing is pending but housekeeping, for at most the given time. */
  public boolean settle(Duration atMost) {
    return runUntil(() -> world.queue.isAtRest(), atMost);
  }

  /**
   * Has a listener called after every simulated event and every request that changed the store. It
   * may call the cluster; its own requests take no time.
   */
  public void afterEachEvent(Consumer<SimulatedCluster> listener) {
    lock.run(() -> happenings.add(listener));
  }

  /** Calls nobody any more. */
  public void removeListeners() {
    lock.run(happenings::removeAll);
  }

  /** A fabric8 client of this cluster, in this process. */
  public KubernetesClient client(String namespace) {
    return client(namespace, RequestHook.NONE);
  }

  /** A fabric8 client of this cluster with a hook around each of its requests. */
  public KubernetesClient client(String namespace, RequestHook hook) {
    return InMemoryClients.client(this, hook, namespace);
  }

  /** A fabric8 client whose calls faults neither count nor strike. */
  public KubernetesClient observer(String namespace) {
    return InMemoryClients.client(new Observed(this), RequestHook.NONE, namespace);
  }

  /**
   * Creates the objects of a YAML file with one or several documents.
   *
   * @throws UnusableObjectsException with one line that says what is wrong and where
   */
  public void load(Path yaml) {
    ObjectLoader.load(this, yaml);
  }

  /**
   * Creates the objects of a YAML text with one or several documents.
   *
   * @param source what messages call the text
   * @throws UnusableObjectsException with one line that says what is wrong and where
   */
  public void load(Reader yaml, String source) throws IOException {
    ObjectLoader.load(this, yaml, source);
  }

  /** Everything about the cluster at this moment but its open watches. */
  public Checkpoint checkpoint() {
    return lock.ask(world::checkpoint);
  }

  /** Goes back, or on, to a checkpoint; open watches end, listeners stay. */
  public void restore(Checkpoint checkpoint) {
    lock.run(
        () -> {
          world.restore(checkpoint);
          waiting.cut();
        });
  }

  /** Ends all watches; the cluster itself holds nothing that must be freed. */
  @Override
  public void close() {
    lock.run(world.api::endWatches);
  }
}
