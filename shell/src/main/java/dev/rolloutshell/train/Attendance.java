package dev.rolloutshell.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Who sits in the seat of a hosted drill, known by the signs of life that each gives. */
final class Attendance {

  /** So many looks without a sign of life, and a trainee counts as gone. */
  static final int MOST_SILENT = 6;

  private final Map<String, Integer> silent = new TreeMap<>();
  private CountDownLatch unheard = new CountDownLatch(0);

  /**
   * Somebody gives a sign of life; true when that one takes the seat by it. There is one seat: who
   * comes while it is taken does not sit, and whoever was killed is missed after a few looks.
   */
  synchronized boolean shows(String seat) {
    if (sits(seat)) {
      silent.put(seat, 0);
      return false;
    }
    if (silent.keySet().stream().anyMatch(this::sits)) {
      return false;
    }
    silent.put(seat, 0);
    return true;
  }

  /** Somebody gets up; true when that seat was taken. */
  synchronized boolean leaves(String seat) {
    boolean sat = sits(seat);
    if (sat) {
      silent.put(seat, MOST_SILENT);
      unheard.countDown();
    }
    return sat;
  }

  /** The instructor looks around; the seats that nobody sits in any more. */
  synchronized List<String> look() {
    List<String> gone = new ArrayList<>();
    for (Map.Entry<String, Integer> one : silent.entrySet()) {
      if (one.getValue() < MOST_SILENT && one.setValue(one.getValue() + 1) + 1 == MOST_SILENT) {
        gone.add(one.getKey());
      }
    }
    return gone;
  }

  /** Whether somebody sits there. */
  synchronized boolean sits(String seat) {
    return silent.getOrDefault(seat, MOST_SILENT) < MOST_SILENT;
  }

  /** Something is about to be said that everybody present is to hear. */
  synchronized void hush() {
    unheard =
        new CountDownLatch((int) silent.values().stream().filter(s -> s < MOST_SILENT).count());
  }

  /** Somebody has heard it. */
  synchronized void heard() {
    unheard.countDown();
  }

  /** Waits until all have heard it, but not for ever: one of them may have died meanwhile. */
  boolean awaitHeard(long atMostMillis) throws InterruptedException {
    CountDownLatch waiting;
    synchronized (this) {
      waiting = unheard;
    }
    return waiting.await(atMostMillis, TimeUnit.MILLISECONDS);
  }
}
