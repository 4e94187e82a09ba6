package dev.rolloutshell.simulator.record;

import dev.rolloutshell.simulator.clock.Event;
import dev.rolloutshell.simulator.clock.Schedule;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.Change;
import dev.rolloutshell.simulator.store.DeleteOptions;
import dev.rolloutshell.simulator.store.Objects;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Forgets Events that are an hour old, as an API server does with {@code --event-ttl=1h}. */
public final class EventExpiry {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);

  private final Objects objects;
  private final Schedule<? extends RecordWorld> schedule;
  private boolean planned;

  /** An expiry for an empty cluster; it must be told every change of the store. */
  public EventExpiry(Objects objects, Schedule<? extends RecordWorld> schedule) {
    this.objects = objects;
    this.schedule = schedule;
  }

  /** A look for old Events, which nobody waits for. */
  private record Sweep() implements Event<RecordWorld> {
    @Override
    public String name() {
      return "old events expire";
    }

    @Override
    public void run(RecordWorld world) {
      world.eventExpiry().sweep();
    }

    @Override
    public boolean isBackground() {
      return true;
    }
  }

  /** The store changed: an Event's end is planned. */
  public void offer(Change change) {
    if (!planned && change.object().key().type().equals(ResourceTypes.EVENTS)) {
      planned = true;
      schedule.after(KEPT, new Sweep());
    }
  }

  private void sweep() {
    Instant oldest = schedule.now().minus(KEPT);
    boolean left = false;
    for (StoredObject event : objects.list(ResourceTypes.EVENTS, null)) {
      if (last(event).isAfter(oldest)) {
        left = true;
      } else {
        remove(event);
      }
    }
    planned = left;
    if (left) {
      schedule.after(BETWEEN_SWEEPS, new Sweep());
    }
  }

  private static Instant last(StoredObject event) {
    String time =
        event
            .json()
            .string(
                "lastTimestamp",
                event.metadata().string("creationTimestamp", "1970-01-01T00:00:00Z"));
    try {
      return Instant.parse(time);
    } catch (DateTimeException unusual) {
      return Instant.EPOCH;
    }
  }

  private void remove(StoredObject event) {
    try {
      objects.delete(event.key(), DeleteOptions.NOW.ifUid(event.uid()));
    } catch (ApiException gone) {
      // Somebody else removed it.
    }
  }

  /** Whether a look is planned, for checkpoints. */
  public boolean isPlanned() {
    return planned;
  }

  /** Goes back to a checkpoint; its pending events must be restored as well. */
  public void restore(boolean wasPlanned) {
    planned = wasPlanned;
  }
}
