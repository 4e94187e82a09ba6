/** Rollout Shell: the application's entry point. */
@NullMarked
package dev.rolloutshell;

import org.jspecify.annotations.NullMarked;
