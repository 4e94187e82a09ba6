/** Carries a rollout out: observes, asks the planner, performs the write, waits. */
@NullMarked
package dev.rolloutshell.rollout.drive;

import org.jspecify.annotations.NullMarked;
