package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.clock.Schedule;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.record.EventRecorder;
import dev.rolloutshell.simulator.store.Change;
import dev.rolloutshell.simulator.store.History;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.Objects;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes' replication manager as of v1.21: keeps as many pods as each ReplicationController
 * wants. It decides by its own cache, which lags behind the store, and remembers by expectations
 * what it did and has not seen come back.
 */
public final class ReplicationManager {

  /** How much longer a sync takes for each pod of its controller. */
  private static final Duration PER_POD = Duration.ofNanos(30_000);

  private static final Duration FIRST_BACK_OFF = Duration.ofMillis(5);
  private static final Duration LAST_BACK_OFF = Duration.ofSeconds(1_000);

  private final ObjectStore store;
  private final Schedule<? extends ControllerWorld> schedule;
  private final Expectations expectations = new Expectations();
  private final ReplicationWorker worker;
  private final ReplicationCache cache = new ReplicationCache();
  private final LaggingWatch controllerWatch = new LaggingWatch();
  private final LaggingWatch podWatch = new LaggingWatch();
  private final Set<ObjectKey> dirty = new LinkedHashSet<>();
  private final Map<ObjectKey, Running> running = new LinkedHashMap<>();
  private final Map<ObjectKey, Integer> failures = new HashMap<>();
  private long syncs;
  private ControllerSettings settings;

  /** A sync under way. */
  record Running(long number, ReplicationSync sync) {}

  /** Everything the manager knows at one moment. */
  public record Checkpoint(
      ControllerSettings settings,
      ReplicationCache.Checkpoint cache,
      LaggingWatch.Checkpoint controllerWatch,
      LaggingWatch.Checkpoint podWatch,
      Map<ObjectKey, Expectations.Expected> expectations,
      List<ObjectKey> dirty,
      Map<ObjectKey, Running> running,
      Map<ObjectKey, Integer> failures,
      long syncs) {}

  /** A manager of an empty cluster; it must be told every change of the store. */
  public ReplicationManager(
      ObjectStore store,
      Objects objects,
      EventRecorder recorder,
      Schedule<? extends ControllerWorld> schedule,
      ControllerSettings settings) {
    this.store = store;
    this.schedule = schedule;
    this.worker = new ReplicationWorker(objects, recorder, expectations, schedule::now);
    this.settings = settings;
  }

  /** How it works now. */
  public ControllerSettings settings() {
    return settings;
  }

  /**
   * Changes how it works. When it stops, it forgets what it was doing and expecting, as a process
   * that ends; when it starts again, it goes through all controllers.
   */
  public void change(ControllerSettings next) {
    boolean starts = next.running() && !settings.running();
    settings = next;
    if (!next.running()) {
      die();
    }
    plan(ResourceTypes.REPLICATION_CONTROLLERS);
    plan(ResourceTypes.PODS);
    if (starts) {
      cache.controllers().forEach(controller -> enqueue(controller.key()));
    }
  }

  private void die() {
    running.clear();
    expectations.clear();
    failures.clear();
    dirty.clear();
  }

  /**
   * Another manager takes over whose cache is some changes older, and catches up after a while: it
   * knows nothing of what its predecessor did and expected.
   *
   * @param changes how many changes of the store it has not seen; at most what history remembers
   * @param catchUp virtual time until it sees them
   */
  public void failOver(int changes, Duration catchUp) {
    die();
    controllerWatch.clear();
    podWatch.clear();
    cache.fill(
        store.list(ResourceTypes.REPLICATION_CONTROLLERS, null),
        store.list(ResourceTypes.PODS, null));
    List<Change> missed = missed(changes);
    for (int i = missed.size() - 1; i >= 0; i--) {
      if (concerns(missed.get(i))) {
        cache.undo(missed.get(i));
      }
    }
    Instant arrival = schedule.now().plus(catchUp);
    for (Change change : missed) {
      if (concerns(change)) {
        watch(change.object().key().type()).offer(change, arrival);
      }
    }
    plan(ResourceTypes.REPLICATION_CONTROLLERS);
    plan(ResourceTypes.PODS);
    cache.controllers().forEach(controller -> enqueue(controller.key()));
  }

  private List<Change> missed(int changes) {
    History history = store.history();
    try {
      return List.copyOf(history.since(Math.max(history.oldest(), store.version() - changes)));
    } catch (History.Expired impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean concerns(Change change) {
    ResourceType type = change.object().key().type();
    return type.equals(ResourceTypes.PODS) || type.equals(ResourceTypes.REPLICATION_CONTROLLERS);
  }

  /** The store changed: the change sets out for this manager's cache. */
  public void offer(Change change) {
    if (concerns(change)) {
      ResourceType type = change.object().key().type();
      watch(type).offer(change, schedule.now());
      plan(type);
    }
  }

  private LaggingWatch watch(ResourceType type) {
    return type.equals(ResourceTypes.PODS) ? podWatch : controllerWatch;
  }

  private void plan(ResourceType type) {
    Instant now = schedule.now();
    Instant look = settings.running() ? watch(type).plan(now, settings) : null;
    if (look != null) {
      schedule.after(Duration.between(now, look), new ReplicationEvent.Arrival(type));
    }
  }

  void look(ResourceType type) {
    LaggingWatch watch = watch(type);
    Instant now = schedule.now();
    watch.looked(now);
    if (!settings.running()) {
      return;
    }
    for (Change change = watch.poll(now, settings);
        change != null;
        change = watch.poll(now, settings)) {
      StoredObject before = cache.apply(change);
      if (type.equals(ResourceTypes.PODS)) {
        new PodHandler(this, cache, expectations).handle(change, before);
      } else {
        handleController(change, before);
      }
    }
    plan(type);
  }

  private void handleController(Change change, @Nullable StoredObject before) {
    ObjectKey key = change.object().key();
    boolean replaced = before != null && !before.uid().equals(change.object().uid());
    if (change.type() == Change.Type.DELETED || replaced) {
      expectations.forget(key);
    }
    enqueue(key);
  }

  void enqueueAfter(Duration delay, ObjectKey controller) {
    schedule.after(delay, new ReplicationEvent.Requeue(controller));
  }

  void enqueue(ObjectKey controller) {
    if (settings.running() && dirty.add(controller) && !running.containsKey(controller)) {
      scheduleSync(controller);
    }
  }

  private void scheduleSync(ObjectKey controller) {
    Duration delay = settings.workLatency().plus(PER_POD.multipliedBy(cache.podsOf(controller)));
    schedule.after(delay, new ReplicationEvent.Sync(controller));
  }

  void sync(ObjectKey key) {
    if (!settings.running() || running.containsKey(key) || !dirty.remove(key)) {
      return;
    }
    StoredObject controller = cache.controller(key);
    if (controller == null) {
      expectations.forget(key);
      failures.remove(key);
      return;
    }
    boolean mayScale = expectations.areSatisfied(key, schedule.now());
    ReplicationSync sync =
        worker.settle(ReplicationSync.begin(controller, mayScale, cache.claims(controller)));
    if (worker.isIdle(sync)) {
      finish(key, worker.step(sync));
    } else {
      next(key, new Running(++syncs, sync));
    }
  }

  private void next(ObjectKey key, Running next) {
    running.put(key, next);
    schedule.after(settings.workLatency(), new ReplicationEvent.Request(key, next.number()));
  }

  void request(ObjectKey key, long number) {
    Running now = running.get(key);
    if (now == null || now.number() != number) {
      return;
    }
    ReplicationWorker.Outcome outcome = worker.step(now.sync());
    if (outcome instanceof ReplicationWorker.More more) {
      ReplicationSync sync = worker.settle(more.sync());
      if (!worker.isIdle(sync)) {
        next(key, new Running(number, sync));
        return;
      }
      outcome = worker.step(sync);
    }
    running.remove(key);
    finish(key, outcome);
  }

  private void finish(ObjectKey key, ReplicationWorker.Outcome outcome) {
    if (outcome instanceof ReplicationWorker.Failed) {
      int failed = failures.merge(key, 1, Integer::sum);
      Duration backOff = FIRST_BACK_OFF.multipliedBy(1L << Math.min(failed - 1, 20));
      enqueueAfter(backOff.compareTo(LAST_BACK_OFF) < 0 ? backOff : LAST_BACK_OFF, key);
    } else {
      failures.remove(key);
      StoredObject controller = cache.controller(key);
      if (outcome instanceof ReplicationWorker.Done done && done.wake() && controller != null) {
        enqueueAfter(Duration.ofSeconds(controller.spec().number("minReadySeconds", 0)), key);
      }
    }
    if (dirty.contains(key)) {
      scheduleSync(key);
    }
  }

  /** Everything it knows. */
  public Checkpoint checkpoint() {
    return new Checkpoint(
        settings,
        cache.checkpoint(),
        controllerWatch.checkpoint(),
        podWatch.checkpoint(),
        expectations.checkpoint(),
        List.copyOf(dirty),
        new LinkedHashMap<>(running),
        Map.copyOf(failures),
        syncs);
  }

  /** Goes back to a checkpoint; its pending events must be restored as well. */
  public void restore(Checkpoint checkpoint) {
    die();
    settings = checkpoint.settings();
    cache.restore(checkpoint.cache());
    controllerWatch.restore(checkpoint.controllerWatch());
    podWatch.restore(checkpoint.podWatch());
    expectations.restore(checkpoint.expectations());
    dirty.addAll(checkpoint.dirty());
    running.putAll(checkpoint.running());
    failures.putAll(checkpoint.failures());
    syncs = checkpoint.syncs();
  }
}
