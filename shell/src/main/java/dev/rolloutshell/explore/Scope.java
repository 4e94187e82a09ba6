package dev.rolloutshell.explore;

import java.util.List;

/**
 * What an exploration is to cover.
 *
 * @param setups the rollouts
 * @param directions whether rollouts or aborts are interrupted first
 * @param mishaps what may go wrong at a call
 * @param depth how many things may go wrong in one case, at least 1
 * @param seed the source of all chance on the simulated clusters
 * @param shard which part of it
 */
public record Scope(
    List<Setup> setups,
    List<Direction> directions,
    List<Mishap> mishaps,
    int depth,
    long seed,
    Shard shard) {

  /** Copies the lists. */
  public Scope {
    setups = List.copyOf(setups);
    directions = List.copyOf(directions);
    mishaps = List.copyOf(mishaps);
  }

  /** The whole of these rollouts in both directions, with what goes wrong by default. */
  public static Scope of(List<Setup> setups, int depth) {
    return new Scope(setups, List.of(Direction.values()), Mishap.STANDARD, depth, 1, Shard.WHOLE);
  }

  /** The same with other mishaps. */
  public Scope with(List<Mishap> others) {
    return new Scope(setups, directions, others, depth, seed, shard);
  }

  /** A part of the same. */
  public Scope part(Shard other) {
    return new Scope(setups, directions, mishaps, depth, seed, other);
  }
}
