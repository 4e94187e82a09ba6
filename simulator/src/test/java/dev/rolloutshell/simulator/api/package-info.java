/** Tests of the API. */
@NullMarked
package dev.rolloutshell.simulator.api;

import org.jspecify.annotations.NullMarked;
