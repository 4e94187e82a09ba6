package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.api.ApiServer;
import dev.rolloutshell.simulator.api.Timers;
import dev.rolloutshell.simulator.clock.Event;
import dev.rolloutshell.simulator.clock.EventQueue;
import dev.rolloutshell.simulator.clock.Seed;
import dev.rolloutshell.simulator.controller.ControllerWorld;
import dev.rolloutshell.simulator.controller.EndpointsController;
import dev.rolloutshell.simulator.controller.GarbageCollector;
import dev.rolloutshell.simulator.controller.NamespaceController;
import dev.rolloutshell.simulator.controller.QuotaController;
import dev.rolloutshell.simulator.controller.ReplicationManager;
import dev.rolloutshell.simulator.fault.FaultWorld;
import dev.rolloutshell.simulator.fault.Faults;
import dev.rolloutshell.simulator.fault.WatchFaults;
import dev.rolloutshell.simulator.pod.PodLifecycle;
import dev.rolloutshell.simulator.pod.PodWorld;
import dev.rolloutshell.simulator.record.EventExpiry;
import dev.rolloutshell.simulator.record.EventRecorder;
import dev.rolloutshell.simulator.record.RecordWorld;
import dev.rolloutshell.simulator.store.Change;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.Objects;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;

/** The parts of one simulated cluster, put together. */
final class World implements ControllerWorld, PodWorld, RecordWorld, FaultWorld {
  final EventQueue<World> queue;
  final ObjectStore store;
  final ApiServer api;
  final SeededNames names;
  private final ReplicationManager replicationManager;
  private final GarbageCollector garbageCollector;
  private final EndpointsController endpointsController;
  private final NamespaceController namespaceController;
  private final QuotaController quotaController;
  private final PodLifecycle podLifecycle;
  private final EventExpiry eventExpiry;
  private final Faults faults;

  World(SimulatorOptions options, Executor exclusively) {
    Seed seed = new Seed(options.seed());
    this.queue = new EventQueue<>(options.start());
    this.store = new ObjectStore(options.historySize());
    this.names = new SeededNames(seed);
    this.api = new ApiServer(store, queue::now, names, new WatchTimers(queue));
    Objects objects = api.objects();
    EventRecorder recorder = new EventRecorder(objects, queue::now, options.recordEvents());
    this.replicationManager =
        new ReplicationManager(store, objects, recorder, queue, options.manager());
    this.garbageCollector = new GarbageCollector(objects, queue, options.collector());
    this.endpointsController = new EndpointsController(store, objects, queue, options.others());
    this.namespaceController = new NamespaceController(objects, queue, options.others());
    this.quotaController = new QuotaController(store, objects, queue, options.others());
    this.podLifecycle =
        new PodLifecycle(objects, recorder, queue, seed.split("pods"), options.pods());
    this.eventExpiry = new EventExpiry(objects, queue);
    this.faults = new Faults(this, exclusively, seed.split("faults"));
    store.onChange(this::announce);
  }

  private record WatchTimers(EventQueue<World> queue) implements Timers {
    @Override
    public long schedule(Duration delay, long watch, Kind kind) {
      return queue.after(delay, new WatchWakes(watch, kind));
    }

    @Override
    public void cancel(long ticket) {
      queue.cancel(ticket);
    }
  }

  /** An open watch is woken by the clock. */
  record WatchWakes(long watch, Timers.Kind kind) implements Event<World> {
    @Override
    public String name() {
      return "watch " + watch + " " + kind;
    }

    @Override
    public void run(World world) {
      world.api.wake(watch, kind);
    }

    @Override
    public boolean isBackground() {
      return true;
    }
  }

  private void announce(Change change) {
    faults.offer(change);
    replicationManager.offer(change);
    podLifecycle.offer(change);
    garbageCollector.offer(change);
    endpointsController.offer(change);
    namespaceController.offer(change);
    quotaController.offer(change);
    eventExpiry.offer(change);
  }

  @Override
  public ReplicationManager replicationManager() {
    return replicationManager;
  }

  @Override
  public GarbageCollector garbageCollector() {
    return garbageCollector;
  }

  @Override
  public EndpointsController endpointsController() {
    return endpointsController;
  }

  @Override
  public NamespaceController namespaceController() {
    return namespaceController;
  }

  @Override
  public QuotaController quotaController() {
    return quotaController;
  }

  @Override
  public PodLifecycle podLifecycle() {
    return podLifecycle;
  }

  @Override
  public EventExpiry eventExpiry() {
    return eventExpiry;
  }

  @Override
  public Instant now() {
    return queue.now();
  }

  @Override
  public void after(Duration delay, Event<? super FaultWorld> event) {
    queue.after(delay, event);
  }

  @Override
  public ObjectStore store() {
    return store;
  }

  @Override
  public Objects objects() {
    return api.objects();
  }

  @Override
  public ApiResponse apply(ApiRequest request) {
    return api.handle(request);
  }

  @Override
  public ApiResponse applyAsOf(ApiRequest read, int versionsAgo) {
    ObjectStore past = store.past(versionsAgo);
    return new ApiServer(past, queue::now, names, new WatchTimers(queue)).handle(read);
  }

  @Override
  public void endWatches() {
    api.endWatches();
  }

  @Override
  public Faults faults() {
    return faults;
  }

  private static boolean outlivesWatches(Event<?> event) {
    return !(event instanceof WatchWakes)
        && !(event instanceof WatchFaults.Release)
        && !(event instanceof WaitingExchange.GoesOn);
  }

  Checkpoint checkpoint() {
    return new Checkpoint(
        store.checkpoint(),
        queue.checkpoint(World::outlivesWatches),
        names.checkpoint(),
        replicationManager.checkpoint(),
        garbageCollector.checkpoint(),
        endpointsController.checkpoint(),
        namespaceController.checkpoint(),
        quotaController.checkpoint(),
        podLifecycle.checkpoint(),
        eventExpiry.isPlanned(),
        faults.checkpoint());
  }

  void restore(Checkpoint checkpoint) {
    api.endWatches();
    store.restore(checkpoint.store());
    queue.restore(checkpoint.queue());
    names.restore(checkpoint.names());
    replicationManager.restore(checkpoint.replicationManager());
    garbageCollector.restore(checkpoint.garbageCollector());
    endpointsController.restore(checkpoint.endpoints());
    namespaceController.restore(checkpoint.namespaces());
    quotaController.restore(checkpoint.quotas());
    podLifecycle.restore(checkpoint.pods());
    eventExpiry.restore(checkpoint.expiryPlanned());
    faults.restore(checkpoint.faults());
  }
}
