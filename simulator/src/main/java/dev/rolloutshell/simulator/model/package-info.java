/** The simulator's vocabulary: immutable JSON trees and the types of objects it serves. */
@NullMarked
package dev.rolloutshell.simulator.model;

import org.jspecify.annotations.NullMarked;
