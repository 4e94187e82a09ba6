package dev.rolloutshell.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts the reports of all shards of one exploration together. */
public final class Merge {

  private static final int MOST_VIOLATIONS = 100;

  private final Map<Integer, Named> byIndex = new TreeMap<>();

  private Merge() {}

  /**
   * A report and where it comes from.
   *
   * @param source what messages call it, such as a file's name
   * @param report the report of one shard
   */
  public record Named(String source, ExplorationReport report) {}

  /**
   * The report that one exploration of the whole would have made, but for what one shard cannot
   * know of the states that another has explored: its pruned cases are fewer.
   *
   * @throws IllegalArgumentException with one line that says which report does not fit, and why
   */
  public static ExplorationReport of(List<Named> shards) {
    Merge merge = new Merge();
    Named first = shards.get(0);
    int count = Shard.parse(first.report().shard()).of();
    for (Named one : shards) {
      merge.put(one, first, count);
    }
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (!merge.byIndex.containsKey(i)) {
        missing.add(i + "/" + count);
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "expected all " + count + " shards, got none for " + String.join(", ", missing));
    }
    return merge.sum();
  }

  private void put(Named one, Named first, int count) {
    Shard shard = Shard.parse(one.report().shard());
    if (shard.of() != count) {
      throw new IllegalArgumentException(
          one.source()
              + ": expected a shard of "
              + count
              + " as in "
              + first.source()
              + ", got "
              + shard);
    }
    boolean same =
        one.report().options().equals(first.report().options())
            && one.report().seed() == first.report().seed();
    if (!same) {
      throw new IllegalArgumentException(
          one.source()
              + ": expected the options and the seed of "
              + first.source()
              + ", got others");
    }
    Named other = byIndex.put(shard.index(), one);
    if (other != null) {
      throw new IllegalArgumentException(
          one.source() + ": expected each shard once, got " + shard + " as in " + other.source());
    }
  }

  private ExplorationReport sum() {
    List<ExplorationReport> all = byIndex.values().stream().map(Named::report).toList();
    ExplorationReport first = all.get(0);
    long digest = 0;
    long elapsed = 0;
    long runs = 0;
    long pruned = 0;
    long converged = 0;
    List<Violation> violations = new ArrayList<>();
    Map<String, Long> coverage = new TreeMap<>();
    for (ExplorationReport one : all) {
      digest += Long.parseUnsignedLong(one.digest(), 16);
      elapsed = Math.max(elapsed, one.elapsedMillis());
      runs += one.runs();
      pruned += one.pruned();
      converged += one.converged();
      violations.addAll(one.violations());
      one.coverage()
          .forEach(c -> coverage.merge(c.call() + Findings.AT + c.fault(), c.cases(), Long::sum));
    }
    return new ExplorationReport(
        runs,
        converged,
        violations.stream().limit(MOST_VIOLATIONS).collect(Collectors.toUnmodifiableList()),
        first.seed(),
        "%016x".formatted(digest),
        pruned,
        ExplorationReport.aSecond(runs - pruned, elapsed * 1_000_000),
        elapsed,
        all.stream().allMatch(ExplorationReport::complete),
        all.stream().anyMatch(ExplorationReport::interrupted),
        all.stream()
            .mapToLong(ExplorationReport::firstViolation)
            .filter(n -> n > 0)
            .min()
            .orElse(0),
        first.options(),
        Shard.WHOLE.toString(),
        Coverage.of(coverage));
  }
}
