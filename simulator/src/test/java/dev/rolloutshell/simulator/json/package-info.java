/** Tests of the API. */
@NullMarked
package dev.rolloutshell.simulator.json;

import org.jspecify.annotations.NullMarked;
