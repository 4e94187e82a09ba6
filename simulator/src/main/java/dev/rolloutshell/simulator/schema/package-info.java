/** What the fields of each kind are, and what follows from it: types, merges, field managers. */
@NullMarked
package dev.rolloutshell.simulator.schema;

import org.jspecify.annotations.NullMarked;
