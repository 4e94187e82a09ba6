package dev.rolloutshell.train;

import java.time.Duration;

/**
 * A fault that struck.
 *
 * @param at virtual time since the drill began
 * @param kind its kind
 * @param about what goes wrong
 */
public record Struck(Duration at, String kind, String about) {}
