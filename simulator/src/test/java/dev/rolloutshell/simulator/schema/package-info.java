/** Tests of the API. */
@NullMarked
package dev.rolloutshell.simulator.schema;

import org.jspecify.annotations.NullMarked;
