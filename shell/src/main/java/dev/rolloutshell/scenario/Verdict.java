package dev.rolloutshell.scenario;

/**
 * An expectation and whether it held.
 *
 * @param kind {@code exit code}, {@code state}, {@code invariant}, {@code event order} or {@code
 *     never}
 * @param expected what was expected
 * @param held whether it held
 * @param seen what was seen
 */
public record Verdict(String kind, String expected, boolean held, String seen) {}
