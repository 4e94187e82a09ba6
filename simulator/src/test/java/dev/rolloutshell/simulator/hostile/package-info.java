/** What goes wrong on a socket, by mistake or on purpose. */
@NullMarked
package dev.rolloutshell.simulator.hostile;

import org.jspecify.annotations.NullMarked;
