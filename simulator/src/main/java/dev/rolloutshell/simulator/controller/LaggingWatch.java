package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.store.Change;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of one type on their way to a controller's cache: in order, but not at once. */
final class LaggingWatch {

  /** A change and when it was made. */
  record Waiting(Change change, Instant made) {}

  /** What is on its way, and when the next look at it is planned. */
  record Checkpoint(List<Waiting> waiting, @Nullable Instant planned) {}

  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private @Nullable Instant planned;

  void offer(Change change, Instant now) {
    waiting.add(new Waiting(change, now));
  }

  /** The next change that has arrived, or {@code null}. */
  @Nullable Change poll(Instant now, ControllerSettings settings) {
    Instant due = due(settings);
    if (due == null || due.isAfter(now)) {
      return null;
    }
    return waiting.remove().change();
  }

  private @Nullable Instant due(ControllerSettings settings) {
    Waiting first = waiting.peek();
    if (first == null) {
      return null;
    }
    Instant prompt = first.made().plus(settings.watchLatency());
    return waiting.size() > settings.lagEvents() ? prompt : prompt.plus(settings.lagDelay());
  }

  /** When somebody must look for arrivals, if no look that is early enough is planned already. */
  @Nullable Instant plan(Instant now, ControllerSettings settings) {
    Instant due = due(settings);
    boolean early =
        planned != null && planned.isAfter(now) && !planned.isAfter(due == null ? now : due);
    if (due == null || early) {
      return null;
    }
    planned = due.isBefore(now) ? now : due;
    return planned;
  }

  /** The planned look took place. */
  void looked(Instant now) {
    if (planned != null && !planned.isAfter(now)) {
      planned = null;
    }
  }

  void clear() {
    waiting.clear();
    planned = null;
  }

  Checkpoint checkpoint() {
    return new Checkpoint(List.copyOf(waiting), planned);
  }

  void restore(Checkpoint checkpoint) {
    waiting.clear();
    waiting.addAll(checkpoint.waiting());
    planned = checkpoint.planned();
  }
}
