/** Tests of the faults. */
@NullMarked
package dev.rolloutshell.simulator.fault;

import org.jspecify.annotations.NullMarked;
