package dev.rolloutshell.simulator.store;

import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last changes of a store, as many as fit; older ones are forgotten. */
public final class History {
  private static final int SMALL = 256;

  private final int capacity;

  /** Grows to the capacity; most histories that are copied are short. */
  private @Nullable Change[] ring;

  /** Version of the newest change; every change is one version further than the one before. */
  private long newest;

  private int size;

  History(int capacity, long version) {
    this(capacity, new Change[Math.min(capacity, SMALL)], version, 0);
  }

  private History(int capacity, @Nullable Change[] ring, long newest, int size) {
    this.capacity = capacity;
    this.ring = ring;
    this.newest = newest;
    this.size = size;
  }

  /** Thrown when changes were asked for that are forgotten already. */
  public static final class Expired extends Exception {
    private static final long serialVersionUID = 1L;

    /** The version asked for. */
    public final long asked;

    /** The oldest version after which every change is still known. */
    public final long oldest;

    Expired(long asked, long oldest) {
      super("version " + asked + " is older than " + oldest, null, false, false);
      this.asked = asked;
      this.oldest = oldest;
    }
  }

  void add(Change change) {
    if (size == ring.length && size < capacity) {
      grow();
    }
    newest = change.version();
    ring[slot(newest)] = change;
    size = Math.min(size + 1, ring.length);
  }

  private void grow() {
    @Nullable Change[] small = ring;
    ring = new Change[Math.min(capacity, small.length * 2)];
    for (Change change : small) {
      if (change != null) {
        ring[slot(change.version())] = change;
      }
    }
  }

  /** The oldest version after which every change is still known. */
  public long oldest() {
    return newest - size;
  }

  /** The changes after a version, oldest first: a view that is valid until the next change. */
  public List<Change> since(long version) throws Expired {
    if (version < oldest()) {
      throw new Expired(version, oldest());
    }
    int count = (int) Math.max(0, newest - version);
    long first = newest - count + 1;
    return new AbstractList<>() {
      @Override
      public Change get(int i) {
        return at(first + i);
      }

      @Override
      public int size() {
        return count;
      }
    };
  }

  /** The change that led to a version which is not forgotten. */
  Change at(long version) {
    Change change = ring[slot(version)];
    if (change == null || change.version() != version) {
      throw new IllegalStateException("history of version " + version + " was read too late");
    }
    return change;
  }

  private int slot(long version) {
    return (int) (version % ring.length);
  }

  /** Forgets every change: whoever asks for an earlier version learns that it expired. */
  void clear(long version) {
    java.util.Arrays.fill(ring, null);
    newest = version;
    size = 0;
  }

  History copy() {
    return new History(capacity, ring.clone(), newest, size);
  }
}
