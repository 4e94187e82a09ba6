/**
 * JSON, and values as Go writes and reads them: encoding byte for byte, differences, quantities,
 * times.
 */
@NullMarked
package dev.rolloutshell.simulator.json;

import org.jspecify.annotations.NullMarked;
