/** Tests of the assembled simulator. */
@NullMarked
package dev.rolloutshell.simulator;

import org.jspecify.annotations.NullMarked;
