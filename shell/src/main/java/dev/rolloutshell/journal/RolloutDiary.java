package dev.rolloutshell.journal;

import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.timeline.Timeline;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a diary that are about one rollout: what was seen twice in a row is kept once. They
 * are open while a command is at work on it, and for as long as it is under way. Where the cluster
 * tells of itself, its word counts: what a driver sees may be stale.
 */
final class RolloutDiary {

  private final Diary diary;
  private final Place place;
  private final Supplier<Instant> clock;
  private Intent intent = new Intent.Resume("", null);
  private boolean driven;
  private Entry.@Nullable Seen last;
  private @Nullable Snapshot told;

  RolloutDiary(Diary diary, Place place, Supplier<Instant> clock) {
    this.diary = diary;
    this.place = place;
    this.clock = clock;
  }

  /** A command on it begins. */
  synchronized void begin(Intent wanted) {
    told = null; // The clock may have been turned back since.
    last = open() ? last : null;
    intent = wanted;
    driven = true;
  }

  /** The command is over. */
  synchronized void end() {
    driven = false;
  }

  /** Name of the controller that the rollout is about. */
  synchronized String name() {
    return intent.name();
  }

  String namespace() {
    return place.namespace();
  }

  /** Whether to go on writing. */
  synchronized boolean open() {
    return driven || underWay(last);
  }

  private static boolean underWay(Entry.@Nullable Seen sight) {
    return sight != null && !sight.direction().equals("none");
  }

  /** The driver has looked. */
  synchronized void looked(Intent wanted, Snapshot seen, Instant now) {
    Snapshot truth = told;
    write(truth == null ? Sight.of(wanted, seen, now) : sight(truth, now), now);
  }

  /**
   * The cluster has changed; to be called under its lock.
   *
   * @return whether that was worth an entry
   */
  synchronized boolean changed(Snapshot seen) {
    Instant now = clock.get();
    told = seen;
    return write(sight(seen, now), now);
  }

  /** With the marks gone, only its name tells which controller is left. */
  private Entry.Seen sight(Snapshot seen, Instant now) {
    Entry.Seen sight = Sight.of(new Intent.Resume(intent.name(), intent.next()), seen, now);
    Entry.Seen before = last;
    if (sight.controllers().isEmpty() && before != null) {
      for (Timeline.Controller controller : before.controllers()) {
        if (seen.controller(controller.name()) != null) {
          return Sight.of(new Intent.Resume(intent.name(), controller.name()), seen, now);
        }
      }
    }
    return sight;
  }

  private boolean write(Entry.Seen sight, Instant now) {
    Entry.Seen before = last;
    if (before != null && sight.equals(before.waitingFor(""))) {
      return false;
    }
    last = sight;
    diary.add(place, now, sight);
    return true;
  }

  /** Something is waited for: told once as long as nothing else is to be seen. */
  void waiting(String what) {
    Instant now = clock.get(); // Not under our lock: a cluster that tells of itself holds its own.
    synchronized (this) {
      Entry.Seen sight = last;
      if (sight != null && !sight.waiting().equals(what)) {
        last = sight.waitingFor(what);
        diary.add(place, now, last);
      }
    }
  }

  /** Looks once more, at what a command has left. */
  void looked(@Nullable Snapshot seen) {
    if (seen != null) {
      looked(new Intent.Resume(intent.name(), intent.next()), seen, clock.get());
    }
  }

  void add(Entry.What what) {
    diary.add(place, clock.get(), what);
  }
}
