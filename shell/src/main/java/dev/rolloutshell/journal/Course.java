package dev.rolloutshell.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The course of events that stands: where a command turned a simulator's clock back, what had
 * happened after that moment never did.
 */
public final class Course {

  private Course() {}

  /** Entries in the order in which they were written, without those of courses that were left. */
  public static List<Entry> standing(List<Entry> entries) {
    List<Entry> standing = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.what() instanceof Entry.Ended) {
        turnBack(standing, entry);
      }
      standing.add(entry);
    }
    return standing;
  }

  private static void turnBack(List<Entry> standing, Entry end) {
    Instant now = end.clock();
    for (int i = standing.size() - 1; i >= 0; i--) {
      Entry begin = standing.get(i);
      if (begin.what() instanceof Entry.Typed && sameCommand(begin, end)) {
        if (sameCluster(begin, end) && now.isBefore(begin.clock())) {
          standing.removeIf(entry -> sameCluster(entry, end) && entry.clock().isAfter(now));
          standing.add(
              new Entry(
                  begin.time(),
                  now,
                  begin.session(),
                  begin.command(),
                  begin.who(),
                  begin.place(),
                  begin.what()));
        }
        return;
      }
    }
  }

  static boolean sameCommand(Entry one, Entry other) {
    return one.session().equals(other.session()) && one.command() == other.command();
  }

  private static boolean sameCluster(Entry one, Entry other) {
    return one.place().in("").equals(other.place().in(""));
  }
}
