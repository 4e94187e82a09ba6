/** Scenario files: what is there, what is done, what goes wrong, and what is expected of it. */
@NullMarked
package dev.rolloutshell.scenario;

import org.jspecify.annotations.NullMarked;
