/** What is particular to each kind: its defaults, its rules and what a client may set. */
@NullMarked
package dev.rolloutshell.simulator.kind;

import org.jspecify.annotations.NullMarked;
