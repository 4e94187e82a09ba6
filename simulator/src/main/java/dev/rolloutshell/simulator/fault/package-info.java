/** Faults on demand: what goes wrong, at which call, frame, pod or moment, and how often. */
@NullMarked
package dev.rolloutshell.simulator.fault;

import org.jspecify.annotations.NullMarked;
