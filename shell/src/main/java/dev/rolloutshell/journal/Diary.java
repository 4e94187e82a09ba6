package dev.rolloutshell.journal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * What one session has done and seen so far. The latest of it is kept in memory; all of it goes to
 * whoever listens, such as a file. Safe for use by several threads.
 */
public final class Diary {

  private static final int KEPT = 20_000;

  private final InstantSource time;
  private final String who;
  private final String session;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private final List<Consumer<Entry>> listeners = new ArrayList<>();
  private int command;

  /**
   * An empty one.
   *
   * @param time the wall clock
   * @param who the user
   * @param session an identifier that no other session has
   */
  public Diary(InstantSource time, String who, String session) {
    this.time = time;
    this.who = who;
    this.session = session;
  }

  /** The session's identifier. */
  public String session() {
    return session;
  }

  /** The user. */
  public String who() {
    return who;
  }

  /** Tells a listener of every entry from now on. */
  public synchronized void tell(Consumer<Entry> listener) {
    listeners.add(listener);
  }

  /**
   * A command begins.
   *
   * @param line the command as it was typed
   * @param clock the cluster's time, or the wall clock's when there is none yet
   */
  public synchronized void begins(String line, Place place, Instant clock) {
    command++;
    add(place, clock, new Entry.Typed(Discretion.masked(line)));
  }

  /** Something was done, seen or said. */
  public synchronized void add(Place place, Instant clock, Entry.What what) {
    Entry entry = new Entry(time.instant(), clock, session, command, who, place, what);
    entries.addLast(entry);
    if (entries.size() > KEPT) {
      entries.removeFirst();
    }
    listeners.forEach(listener -> listener.accept(entry));
  }

  /** The wall clock's time. */
  public Instant now() {
    return time.instant();
  }

  /** The latest entries, oldest first. */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }
}
