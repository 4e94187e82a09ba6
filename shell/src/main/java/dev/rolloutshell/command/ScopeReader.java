package dev.rolloutshell.command;

import dev.rolloutshell.explore.Budget;
import dev.rolloutshell.explore.Direction;
import dev.rolloutshell.explore.Mishap;
import dev.rolloutshell.explore.Mishaps;
import dev.rolloutshell.explore.Scope;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Shard;
import dev.rolloutshell.view.Durations;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what {@code explore} is to cover. */
final class ScopeReader {

  private static final int MOST_REPLICAS = 10;
  private static final int DEEPEST = 3;

  private final Call call;

  ScopeReader(Call call) {
    this.call = call;
  }

  Scope scope() {
    String seed = call.option("seed");
    String shard = call.option("shard");
    return new Scope(
        setups(),
        directions(),
        mishaps(),
        depth(),
        seed == null ? 1 : ConnectionCommands.seed(call, seed),
        shard == null ? Shard.WHOLE : call.value("--shard", shard, Shard::parse));
  }

  private int depth() {
    Integer depth = call.number("depth");
    if (depth != null && (depth < 1 || depth > DEEPEST)) {
      throw call.usage("--depth: expected 1 to " + DEEPEST + ", got '" + depth + "'");
    }
    return depth == null ? 1 : depth;
  }

  int threads() {
    Integer threads = call.number("threads");
    if (threads != null && threads < 1) {
      throw call.usage("--threads: expected at least 1, got '" + threads + "'");
    }
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  private List<Direction> directions() {
    String direction = call.option("direction");
    if (direction == null || direction.equals("both")) {
      return List.of(Direction.values());
    }
    return List.of(direction.equals("forward") ? Direction.FORWARD : Direction.ABORT);
  }

  private List<Mishap> mishaps() {
    String text = call.option("faults");
    if (text == null) {
      return Mishap.STANDARD;
    }
    return call.value("--faults", text, ScopeReader::mishaps);
  }

  private static List<Mishap> mishaps(String text) {
    Set<Mishap> found = new LinkedHashSet<>();
    for (String word : text.split(",", -1)) {
      List<Mishap> meant = Mishaps.meantBy(word);
      if (meant.isEmpty()) {
        Set<String> known = new TreeSet<>();
        Mishaps.all().forEach(mishap -> known.addAll(List.of(mishap.group(), mishap.name())));
        throw new IllegalArgumentException(
            "expected all, or some of " + String.join(",", known) + ", got '" + word + "'");
      }
      found.addAll(meant);
    }
    return Mishaps.all().stream().filter(found::contains).toList();
  }

  private List<Setup> setups() {
    String text = call.option("replicas");
    int[] range =
        text == null ? new int[] {0, 3} : call.value("--replicas", text, ScopeReader::range);
    String names = call.option("names");
    Integer to = call.number("to");
    if (to != null && to > MOST_REPLICAS) {
      throw call.usage("--to: expected at most " + MOST_REPLICAS + ", got '" + to + "'");
    }
    List<Setup> setups = new ArrayList<>();
    for (int replicas = range[0]; replicas <= range[1]; replicas++) {
      if (!"retain".equals(names)) {
        setups.add(setup(replicas, null, to));
      }
      if (!"rename".equals(names)) {
        setups.add(setup(replicas, Setup.NAME + "2", to));
      }
    }
    return setups;
  }

  private static Setup setup(int replicas, @Nullable String next, @Nullable Integer to) {
    return new Setup(replicas, next, 0, to == null ? replicas : to, Setup.LIMITS);
  }

  private static int[] range(String text) {
    String[] ends = text.split("\\.\\.", -1);
    int first = Call.number(ends[0], 0);
    int last = ends.length == 1 ? first : Call.number(ends[1], 0);
    if (ends.length > 2 || last < first || last > MOST_REPLICAS) {
      throw new IllegalArgumentException(
          "expected sizes up to " + MOST_REPLICAS + " such as 3 or 0..5, got '" + text + "'");
    }
    return new int[] {first, last};
  }

  Budget budget() {
    String text = call.option("budget");
    if (text == null) {
      return Budget.NONE;
    }
    Long runs = call.value("--budget", text, ScopeReader::runs);
    if (runs != null) {
      return Budget.ofRuns(runs);
    }
    long end = System.nanoTime() + call.value("--budget", text, Durations::parse).toNanos();
    return Budget.whileTrue(() -> System.nanoTime() - end < 0);
  }

  private static @Nullable Long runs(String text) {
    return text.matches("\\d{1,15}") ? Long.valueOf(text) : null;
  }
}
