package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.clock.Schedule;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.Change;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What the garbage collector watches: changes of who owns what and of what holds deletions up, on
 * their way from the store. Only the watch of pods lags further, so that a pod can be missed when
 * its owner goes.
 */
final class OwnershipWatch {
  private final Schedule<? extends ControllerWorld> schedule;
  private final LaggingWatch podWatch = new LaggingWatch();
  private final LaggingWatch ownerWatch = new LaggingWatch();

  /** What is on its way at one moment. */
  record Checkpoint(LaggingWatch.Checkpoint podWatch, LaggingWatch.Checkpoint ownerWatch) {}

  OwnershipWatch(Schedule<? extends ControllerWorld> schedule) {
    this.schedule = schedule;
  }

  /** The store changed: the change sets out if it concerns ownership. */
  void offer(Change change, ControllerSettings settings) {
    if (concerns(change)) {
      boolean ofPods = change.object().key().type().equals(ResourceTypes.PODS);
      watch(ofPods).offer(change, schedule.now());
      plan(ofPods, settings);
    }
  }

  private static boolean concerns(Change change) {
    StoredObject object = change.object();
    if (object.key().type().equals(ResourceTypes.EVENTS)) {
      return false;
    }
    StoredObject before = change.previous();
    return switch (change.type()) {
      case ADDED -> object.metadata().containsKey("ownerReferences");
      case DELETED -> true;
      case MODIFIED ->
          before == null
              || differ(before, object, "ownerReferences")
              || differ(before, object, "finalizers")
              || differ(before, object, "deletionTimestamp");
    };
  }

  private static boolean differ(StoredObject before, StoredObject after, String field) {
    return !Objects.equals(before.metadata().get(field), after.metadata().get(field));
  }

  private LaggingWatch watch(boolean ofPods) {
    return ofPods ? podWatch : ownerWatch;
  }

  private static ControllerSettings lag(boolean ofPods, ControllerSettings settings) {
    return ofPods ? settings : settings.lagging(0, Duration.ZERO);
  }

  /** Plans the next look, unless the collector is stopped: then changes wait for it. */
  void plan(boolean ofPods, ControllerSettings settings) {
    Instant now = schedule.now();
    Instant look = settings.running() ? watch(ofPods).plan(now, lag(ofPods, settings)) : null;
    if (look != null) {
      schedule.after(Duration.between(now, look), new GarbageEvent.Arrival(ofPods));
    }
  }

  /** Hands over what has arrived by now. */
  void look(boolean ofPods, ControllerSettings settings, Consumer<Change> learn) {
    LaggingWatch watch = watch(ofPods);
    Instant now = schedule.now();
    watch.looked(now);
    if (!settings.running()) {
      return;
    }
    ControllerSettings how = lag(ofPods, settings);
    for (Change change = watch.poll(now, how); change != null; change = watch.poll(now, how)) {
      learn.accept(change);
    }
    plan(ofPods, settings);
  }

  Checkpoint checkpoint() {
    return new Checkpoint(podWatch.checkpoint(), ownerWatch.checkpoint());
  }

  void restore(Checkpoint checkpoint) {
    podWatch.restore(checkpoint.podWatch());
    ownerWatch.restore(checkpoint.ownerWatch());
  }
}
