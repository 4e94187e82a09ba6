/** The commands and how lines become commands: parse, call, print. */
@NullMarked
package dev.rolloutshell.command;

import org.jspecify.annotations.NullMarked;
