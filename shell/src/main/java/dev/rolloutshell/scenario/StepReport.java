package dev.rolloutshell.scenario;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step that was run.
 *
 * @param number its place, from 1
 * @param line the command
 * @param at virtual time since the scenario began at which it began
 * @param exit the exit code
 * @param expected the exit code that was expected, or {@code null} for any
 * @param output what it said, at most 200 lines
 */
public record StepReport(
    int number,
    String line,
    Duration at,
    int exit,
    @Nullable Integer expected,
    List<String> output) {}
