/** What people and programs are shown: values in, lines and documents out. Pure. */
@NullMarked
package dev.rolloutshell.view;

import org.jspecify.annotations.NullMarked;
