package dev.rolloutshell.simulator.fault;

import java.time.Instant;

/**
 * A fault struck.
 *
 * @param at virtual time
 * @param fault the fault, this strike counted
 * @param namespace where, or empty when it is about no namespace
 * @param what what it struck, such as {@code update pods/web-1}; empty when it came by itself
 */
public record Strike(Instant at, LiveFault fault, String namespace, String what) {}
