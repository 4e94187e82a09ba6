package dev.rolloutshell.explore;

import java.util.List;

/**
 * What an exploration found.
 *
 * @param runs how many cases it covered, pruned ones included
 * @param converged in how many of them everything held
 * @param violations the cases in which something did not hold, at most 100
 * @param seed the source of all chance
 * @param digest a number made of every case and the course of events it took, in hexadecimal
 * @param pruned cases not run because they begin in a state from which all was run already
 * @param runsPerSecond cases that were really run, a second
 * @param elapsedMillis how long it took
 * @param complete whether it came to its end
 * @param interrupted whether somebody stopped it
 * @param firstViolation how many cases it covered up to the first violation; 0 for none
 * @param options what it was asked for
 * @param shard which part of it, as {@code 0/1} for the whole
 * @param coverage how many cases have something go wrong, by the kind of call
 */
public record ExplorationReport(
    long runs,
    long converged,
    List<Violation> violations,
    long seed,
    String digest,
    long pruned,
    long runsPerSecond,
    long elapsedMillis,
    boolean complete,
    boolean interrupted,
    long firstViolation,
    Options options,
    String shard,
    List<Coverage> coverage) {

  static long aSecond(long ran, long nanos) {
    return nanos <= 0 ? 0 : Math.round(ran * 1e9 / nanos);
  }
}
