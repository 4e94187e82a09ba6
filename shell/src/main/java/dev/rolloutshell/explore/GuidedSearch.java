package dev.rolloutshell.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Gives every island a fair share of the budget, in rounds, so that threads change nothing. */
final class GuidedSearch {

  /** Cases when no budget is given. */
  static final long BY_DEFAULT = 10_000;

  private static final long A_ROUND = 20;

  private final List<Numbered> islands = new ArrayList<>();
  private final long runs;

  /** An island and its number. */
  record Numbered(int number, Island island) {}

  /** A search from these beginnings. */
  GuidedSearch(Scope scope, Budget budget, List<Beginning> beginnings) {
    this.runs = budget.timed() || budget.runs() < Long.MAX_VALUE ? budget.runs() : BY_DEFAULT;
    for (int i = 0; i < Island.COUNT; i++) {
      if (scope.shard().has(i)) {
        islands.add(new Numbered(i, new Island(scope, i, beginnings)));
      }
    }
  }

  /** How many cases an island is to try; all islands together, on all shards, use the budget up. */
  private long share(int number) {
    return runs / Island.COUNT + (number < runs % Island.COUNT ? 1 : 0);
  }

  /** What is left to do in the next round. */
  List<Round> round() {
    List<Round> round = new ArrayList<>();
    for (Numbered one : islands) {
      long left = Math.min(A_ROUND, share(one.number()) - one.island().done());
      if (left > 0) {
        round.add(new Round(one, left));
      }
    }
    return round;
  }

  /** How much of the budget is used up, in thousandths. */
  int thousandths() {
    long done = islands.stream().mapToLong(one -> one.island().done()).sum();
    long all = islands.stream().mapToLong(one -> share(one.number())).sum();
    return all == 0 ? 1000 : (int) (done * 1000.0 / all);
  }

  /**
   * Some cases of one island.
   *
   * @param one the island
   * @param cases how many
   */
  record Round(Numbered one, long cases) {

    Findings explore(Function<Setup, Explorer> explorers, BooleanSupplier goOn) {
      return goOn.getAsBoolean() ? one.island().explore(explorers, cases) : Findings.NONE;
    }

    /** A number of its own, the same everywhere. */
    long name() {
      return Trace.mix(Trace.mix(0, "island"), one.number());
    }
  }
}
