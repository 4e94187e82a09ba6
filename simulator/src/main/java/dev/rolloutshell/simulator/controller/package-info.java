/** The control loops of the simulated cluster, each with its own lagging view of it. */
@NullMarked
package dev.rolloutshell.simulator.controller;

import org.jspecify.annotations.NullMarked;
