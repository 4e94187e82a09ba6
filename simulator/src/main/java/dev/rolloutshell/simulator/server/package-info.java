/** The simulated API on a loopback socket, for kubectl and other processes. */
@NullMarked
package dev.rolloutshell.simulator.server;

import org.jspecify.annotations.NullMarked;
