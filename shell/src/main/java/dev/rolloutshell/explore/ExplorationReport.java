package dev.rolloutshell.explore;

import java.util.List;

/**
 * What an exploration found.
 *
 * @param runs how many cases it covered, pruned ones included
 * @param converged in how many of them everything held
 * @param pruned cases not run because they begin in a state from which all was run already
 * @param violations the cases in which something did not hold, at most 100
 * @param seed the source of all chance
 * @param complete whether it came to its end
 * @param digest a number made of every case and the course of events it took, in hexadecimal
 * @param elapsedMillis how long it took
 * @param runsPerSecond cases that were really run, a second
 */
public record ExplorationReport(
    long runs,
    long converged,
    long pruned,
    List<Violation> violations,
    long seed,
    boolean complete,
    String digest,
    long elapsedMillis,
    long runsPerSecond) {

  static ExplorationReport of(Findings findings, long seed, boolean complete, long nanos) {
    long ran = findings.runs() - findings.pruned();
    return new ExplorationReport(
        findings.runs(),
        findings.converged(),
        findings.pruned(),
        List.copyOf(findings.violations()),
        seed,
        complete,
        "%016x".formatted(findings.digest()),
        nanos / 1_000_000,
        nanos == 0 ? 0 : Math.round(ran * 1e9 / nanos));
  }
}
