package dev.rolloutshell.simulator.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Changes in the order in which somebody learned of them. */
final class Journal {
  private final List<String> lines = new ArrayList<>();

  synchronized void add(String type, String name, long version) {
    lines.add(version + " " + type + " " + name);
  }

  synchronized List<String> lines() {
    return new ArrayList<>(lines);
  }

  List<String> lines(Predicate<String> wanted) {
    return lines().stream().filter(wanted).toList();
  }
}
