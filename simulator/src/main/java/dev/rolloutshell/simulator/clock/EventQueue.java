package dev.rolloutshell.simulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time and everything that will happen in it, ordered by moment, then by the order of
 * scheduling. Time passes only when somebody runs the next event or says that it passed.
 *
 * @param <W> the world the events happen in
 */
public final class EventQueue<W> implements Schedule<W> {

  /**
   * A pending event.
   *
   * @param at its moment, in nanoseconds after the start
   * @param ticket its number in the order of scheduling
   */
  public record Pending<W>(long at, long ticket, Event<? super W> event)
      implements Comparable<Pending<W>> {

    @Override
    public int compareTo(Pending<W> other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(ticket, other.ticket);
    }
  }

  /** The time and the pending events at one moment. */
  public record Checkpoint<W>(long elapsed, long lastTicket, List<Pending<W>> pending) {}

  private final Instant start;
  private final PriorityQueue<Pending<W>> pending = new PriorityQueue<>();
  private int foreground;
  private long elapsed;
  private long lastTicket;
  private Instant now;

  /** An empty queue whose time begins at the given moment. */
  public EventQueue(Instant start) {
    this.start = start;
    this.now = start;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public long after(Duration delay, Event<? super W> event) {
    long at = elapsed + Math.max(0, delay.toNanos());
    add(new Pending<>(at, ++lastTicket, event));
    return lastTicket;
  }

  /** Puts an event at a moment; one that is past counts as now. */
  public long at(Instant moment, Event<? super W> event) {
    return after(Duration.between(now, moment), event);
  }

  private void add(Pending<W> next) {
    pending.add(next);
    if (!next.event().isBackground()) {
      foreground++;
    }
  }

  /** Takes an event out again; false when it has happened or was cancelled. Takes O(pending). */
  public boolean cancel(long ticket) {
    for (Pending<W> one : pending) {
      if (one.ticket() == ticket) {
        pending.remove(one);
        foreground -= one.event().isBackground() ? 0 : 1;
        return true;
      }
    }
    return false;
  }

  /** The moment of the next event, or {@code null} when none is pending. */
  public @Nullable Instant next() {
    Pending<W> first = pending.peek();
    return first == null ? null : start.plusNanos(first.at());
  }

  /** Whether nothing is pending but housekeeping. */
  public boolean isAtRest() {
    return foreground == 0;
  }

  /** How many events are pending. */
  public int size() {
    return pending.size();
  }

  /** Lets time pass to the next event and makes it happen; {@code null} when none is pending. */
  public @Nullable Event<? super W> runNext(W world) {
    Pending<W> first = pending.poll();
    if (first == null) {
      return null;
    }
    foreground -= first.event().isBackground() ? 0 : 1;
    pass(first.at());
    first.event().run(world);
    return first.event();
  }

  /** Like {@link #runNext}, but only when the next event is no later than the given moment. */
  public @Nullable Event<? super W> runNextUntil(Instant latest, W world) {
    Pending<W> first = pending.peek();
    if (first == null || first.at() > nanos(latest)) {
      return null;
    }
    return runNext(world);
  }

  /**
   * Lets time pass without an event; does nothing when the moment is past.
   *
   * @throws IllegalStateException when an event is due before
   */
  public void passTo(Instant moment) {
    long at = nanos(moment);
    Pending<W> first = pending.peek();
    if (first != null && first.at() < at) {
      throw new IllegalStateException(first.event().name() + " is due before " + moment);
    }
    if (at > elapsed) {
      pass(at);
    }
  }

  private long nanos(Instant moment) {
    return Duration.between(start, moment).toNanos();
  }

  private void pass(long to) {
    if (to != elapsed) {
      elapsed = to;
      now = start.plusNanos(to);
    }
  }

  /** The time and those pending events that the test keeps. */
  public Checkpoint<W> checkpoint(Predicate<Event<? super W>> keep) {
    List<Pending<W>> kept = new ArrayList<>(pending.size());
    for (Pending<W> one : pending) {
      if (keep.test(one.event())) {
        kept.add(one);
      }
    }
    return new Checkpoint<>(elapsed, lastTicket, kept);
  }

  /** Goes back, or on, to a checkpoint. */
  public void restore(Checkpoint<W> checkpoint) {
    pending.clear();
    foreground = 0;
    checkpoint.pending().forEach(this::add);
    lastTicket = checkpoint.lastTicket();
    elapsed = checkpoint.elapsed();
    now = start.plusNanos(elapsed);
  }
}
