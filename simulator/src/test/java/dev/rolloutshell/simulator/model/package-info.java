/** Tests of the vocabulary. */
@NullMarked
package dev.rolloutshell.simulator.model;

import org.jspecify.annotations.NullMarked;
