/** Tests of the store. */
@NullMarked
package dev.rolloutshell.simulator.store;

import org.jspecify.annotations.NullMarked;
