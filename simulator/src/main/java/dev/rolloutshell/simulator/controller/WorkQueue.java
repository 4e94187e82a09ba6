package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.clock.Event;
import dev.rolloutshell.simulator.clock.Schedule;
import dev.rolloutshell.simulator.model.ObjectKey;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The queue of a controller that reads what is stored when it works: an object is on it once, and
 * worked on after the controller's latencies.
 */
final class WorkQueue {
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Schedule<? extends ControllerWorld> schedule;
  private final Function<ObjectKey, Event<ControllerWorld>> work;
  private final Set<ObjectKey> queued = new LinkedHashSet<>();
  private ControllerSettings settings;

  /** A queue and its controller's settings at one moment. */
  record Checkpoint(ControllerSettings settings, List<ObjectKey> queued) {}

  WorkQueue(
      Schedule<? extends ControllerWorld> schedule,
      Function<ObjectKey, Event<ControllerWorld>> work,
      ControllerSettings settings) {
    this.schedule = schedule;
    this.work = work;
    this.settings = settings;
  }

  ControllerSettings settings() {
    return settings;
  }

  void change(ControllerSettings next) {
    boolean starts = next.running() && !settings.running();
    settings = next;
    if (starts) {
      queued.forEach(key -> schedule.after(settings.workLatency(), work.apply(key)));
    }
  }

  void add(ObjectKey key) {
    add(key, Duration.ZERO);
  }

  /** Adds a key whose work takes the given time longer. */
  void add(ObjectKey key, Duration longer) {
    if (queued.add(key) && settings.running()) {
      Duration delay = settings.watchLatency().plus(settings.workLatency()).plus(longer);
      schedule.after(delay, work.apply(key));
    }
  }

  void retry(ObjectKey key) {
    if (queued.add(key) && settings.running()) {
      schedule.after(RETRY, work.apply(key));
    }
  }

  /** Takes a key off the queue; false when it is not to be worked on now. */
  boolean take(ObjectKey key) {
    return settings.running() && queued.remove(key);
  }

  Checkpoint checkpoint() {
    return new Checkpoint(settings, List.copyOf(queued));
  }

  void restore(Checkpoint checkpoint) {
    settings = checkpoint.settings();
    queued.clear();
    queued.addAll(checkpoint.queued());
  }
}
