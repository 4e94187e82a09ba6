package dev.rolloutshell.journal;

import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Snapshot;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The pages of a diary that are about one rollout: what was seen twice in a row is kept once. */
final class RolloutDiary {

  private final Diary diary;
  private final Place place;
  private final Supplier<Instant> clock;
  private final Intent intent;
  private Entry.@Nullable Seen last;

  RolloutDiary(Diary diary, Place place, Supplier<Instant> clock, Intent intent) {
    this.diary = diary;
    this.place = place;
    this.clock = clock;
    this.intent = intent;
  }

  /** Name of the controller that the rollout is about. */
  String name() {
    return intent.name();
  }

  void looked(Intent wanted, Snapshot seen, Instant now) {
    Entry.Seen sight = Sight.of(wanted, seen, now);
    if (last == null || !sight.equals(last.waitingFor(""))) {
      last = sight;
      diary.add(place, now, sight);
    }
  }

  /** Something is waited for: told once as long as nothing else is to be seen. */
  void waiting(String what) {
    Entry.Seen sight = last;
    if (sight != null && !sight.waiting().equals(what)) {
      last = sight.waitingFor(what);
      add(last);
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
