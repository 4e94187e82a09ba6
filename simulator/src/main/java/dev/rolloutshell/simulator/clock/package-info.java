/** Virtual time and chance as data: one queue of events, one seed, both open to checkpoints. */
@NullMarked
package dev.rolloutshell.simulator.clock;

import org.jspecify.annotations.NullMarked;
