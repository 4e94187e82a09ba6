package dev.rolloutshell.train;

import java.time.Duration;

/**
 * A write that a client made.
 *
 * @param at virtual time since the drill began
 * @param verb {@code CREATE}, {@code UPDATE} or {@code DELETE}
 * @param object what it wrote, such as {@code replicationcontrollers/web}
 */
public record Written(Duration at, String verb, String object) {}
