package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.clock.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes a cluster's events happen, one at a time, and calls who listens after each. */
final class Happenings {
  private final SimulatedCluster cluster;
  private final World world;
  private final List<Consumer<SimulatedCluster>> listeners = new ArrayList<>();
  private @Nullable Event<?> last;
  private boolean underWay;

  Happenings(SimulatedCluster cluster, World world) {
    this.cluster = cluster;
    this.world = world;
  }

  /** Whether an event, or a listener after one, is at work: that is this moment, for requests. */
  boolean underWay() {
    return underWay;
  }

  /** Runs one event that is due by then; with {@code null}, the next whenever it is. */
  boolean runOne(@Nullable Instant latest) {
    boolean outer = underWay;
    underWay = true;
    try {
      Event<? super World> event =
          latest == null ? world.queue.runNext(world) : world.queue.runNextUntil(latest, world);
      if (event == null) {
        return false;
      }
      tell(event);
      return true;
    } finally {
      underWay = outer;
    }
  }

  /** Calls the listeners after an event, or with {@code null} after a client's request. */
  void tell(@Nullable Event<?> event) {
    last = event;
    boolean outer = underWay;
    underWay = true;
    try {
      for (int i = 0; i < listeners.size(); i++) {
        listeners.get(i).accept(cluster);
      }
    } finally {
      underWay = outer;
    }
  }

  /** The event that happened last, by name; {@code null} when it was a client's request. */
  @Nullable String last() {
    Event<?> event = last;
    return event == null ? null : event.name();
  }

  void add(Consumer<SimulatedCluster> listener) {
    listeners.add(listener);
  }

  void removeAll() {
    listeners.clear();
  }
}
