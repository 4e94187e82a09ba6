package dev.rolloutshell.journal;

import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Snapshot;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The part of a diary that is about one cluster. Commands on rollouts write in it, and so does a
 * cluster that tells of itself, as a simulator in this process does: what changes between two
 * commands, and what its faults strike.
 */
public final class ClusterDiary {

  /** What a cluster tells unasked until the next command; a flapping pod never ends by itself. */
  private static final int MOST_UNASKED = 2_000;

  private final Diary diary;
  private final Place place;
  private final Supplier<Instant> clock;
  private final Map<String, RolloutDiary> rollouts = new ConcurrentHashMap<>();
  private final AtomicInteger unasked = new AtomicInteger();

  /**
   * One that is empty.
   *
   * @param place the cluster; its namespace does not matter
   * @param clock the cluster's time
   */
  public ClusterDiary(Diary diary, Place place, Supplier<Instant> clock) {
    this.diary = diary;
    this.place = place;
    this.clock = clock;
  }

  /** The pages of a rollout, for a command that begins now. */
  RolloutDiary opened(String namespace, Intent intent) {
    unasked.set(0);
    RolloutDiary pages =
        rollouts.computeIfAbsent(
            namespace + "/" + intent.name(),
            key -> new RolloutDiary(diary, place.in(namespace), clock));
    pages.begin(intent);
    return pages;
  }

  /**
   * Something has changed in the cluster; to be called under its lock, if it has one.
   *
   * @param seen what there is in a namespace
   */
  public void changed(Function<String, Snapshot> seen) {
    for (RolloutDiary pages : rollouts.values()) {
      if (pages.open() && unasked.get() < MOST_UNASKED) {
        unasked.addAndGet(pages.changed(seen.apply(pages.namespace())) ? 1 : 0);
      }
    }
  }

  /** A fault struck in a namespace, or in the cluster as a whole where that is empty. */
  public void struck(String namespace, Entry.Struck strike) {
    if (unasked.getAndIncrement() < MOST_UNASKED) {
      diary.add(place.in(namespace), clock.get(), strike);
    }
  }
}
