/**
 * Rollouts on a simulated cluster that are interrupted on purpose, with what must hold meanwhile.
 */
@NullMarked
package dev.rolloutshell.explore;

import org.jspecify.annotations.NullMarked;
