/** Faults that take a rollout to make: somebody else with this very tool. */
@NullMarked
package dev.rolloutshell.rival;

import org.jspecify.annotations.NullMarked;
