package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.store.Change;
import dev.rolloutshell.simulator.store.History;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The open watches, fed by the changes of the store in the order in which they were opened. */
final class Watches {
  private static final Duration BOOKMARK_EVERY = Duration.ofMinutes(1);
  private static final Duration BOOKMARK_BEFORE_END = Duration.ofSeconds(2);

  private final ObjectStore store;
  private final Supplier<Instant> now;
  private final Timers timers;
  private final Map<Long, Watch> open = new LinkedHashMap<>();
  private final Map<ResourceType, Map<Long, Watch>> byType = new HashMap<>();
  private long opened;

  Watches(ObjectStore store, Supplier<Instant> now, Timers timers) {
    this.store = store;
    this.now = now;
    this.timers = timers;
    store.onChange(this::announce);
  }

  /**
   * What is watched, and how it is told.
   *
   * @param from deliver what is later than this version; {@code null} begins with what there is
   * @param timeoutSeconds end after this time; 0 for never
   */
  record Request(
      Served served,
      @Nullable String namespace,
      Selectors selectors,
      Representation representation,
      @Nullable Long from,
      boolean bookmarks,
      long timeoutSeconds) {}

  WatchHandle open(Request request, WatchSink sink) {
    Watch watch = new Watch(++opened, request, sink, this::close);
    try {
      start(watch, request);
    } catch (History.Expired expired) {
      watch.expire(expired);
      return watch;
    }
    if (!watch.isOver()) {
      open.put(watch.number(), watch);
      byType.computeIfAbsent(watch.type(), t -> new LinkedHashMap<>()).put(watch.number(), watch);
      schedule(watch, request);
    }
    return watch;
  }

  private void start(Watch watch, Request request) throws History.Expired {
    Long from = request.from();
    if (from == null) {
      var pairs = request.selectors().labels().pairs();
      for (StoredObject object : store.select(watch.type(), request.namespace(), pairs)) {
        watch.synthesize(object, now.get());
      }
      return;
    }
    List<Change> missed = store.history().since(from);
    for (int i = 0; i < missed.size() && !watch.isOver(); i++) {
      watch.offer(missed.get(i), new Frames(missed.get(i), now.get()));
    }
    watch.skipTo(from);
  }

  private void schedule(Watch watch, Request request) {
    if (request.timeoutSeconds() > 0) {
      Duration time = Duration.ofSeconds(request.timeoutSeconds());
      watch.endsAt(now.get().plus(time));
      schedule(watch, time, Timers.Kind.TIMEOUT);
    }
    if (request.bookmarks()) {
      scheduleBookmark(watch);
    }
  }

  /** A bookmark comes every minute, and once shortly before the end. */
  private void scheduleBookmark(Watch watch) {
    Instant ends = watch.ends();
    Duration next = BOOKMARK_EVERY;
    if (ends != null) {
      Duration last = Duration.between(now.get(), ends).minus(BOOKMARK_BEFORE_END);
      next = last.compareTo(next) < 0 ? last : next;
    }
    if (next.compareTo(Duration.ZERO) > 0) {
      schedule(watch, next, Timers.Kind.BOOKMARK);
    }
  }

  private void schedule(Watch watch, Duration delay, Timers.Kind kind) {
    watch.plan(kind, timers.schedule(delay, watch.number(), kind));
  }

  private void announce(Change change) {
    Map<Long, Watch> interested = byType.get(change.object().key().type());
    if (interested == null || interested.isEmpty()) {
      return;
    }
    Frames frames = new Frames(change, now.get());
    for (Watch watch : interested.values().toArray(new Watch[0])) {
      watch.offer(change, frames);
    }
  }

  void wake(long number, Timers.Kind kind) {
    Watch watch = open.get(number);
    if (watch == null) {
      return;
    }
    if (kind == Timers.Kind.BOOKMARK) {
      watch.bookmark(store.version());
      scheduleBookmark(watch);
    } else {
      watch.end();
    }
  }

  private void close(Watch watch) {
    open.remove(watch.number());
    watch.planned().forEach(timers::cancel);
    Map<Long, Watch> ofType = byType.get(watch.type());
    if (ofType != null) {
      ofType.remove(watch.number());
    }
  }

  /** Ends every watch, as when the server restarts. */
  void endAll() {
    for (Watch watch : open.values().toArray(new Watch[0])) {
      watch.end();
    }
  }

  int count() {
    return open.size();
  }
}
