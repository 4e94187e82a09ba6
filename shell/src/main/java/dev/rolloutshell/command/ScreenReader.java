package dev.rolloutshell.command;

import dev.rolloutshell.view.Format;
import dev.rolloutshell.view.Screen;
import dev.rolloutshell.view.StreamScreen;
import java.io.PrintWriter;
import org.springframework.shell.core.InputReader;

/**
 * What a command is given to talk to its operator with, beyond Spring Shell's one writer.
 *
 * @param screen where lines go
 * @param format the format that is meant unless a command names another
 */
record ScreenReader(Screen screen, Format format) implements InputReader {

  /** Everything on one writer, for callers that have nothing else. */
  static ScreenReader over(PrintWriter out, Format format) {
    return new ScreenReader(new StreamScreen(out, out, 0), format);
  }
}
