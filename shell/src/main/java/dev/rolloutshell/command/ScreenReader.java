package dev.rolloutshell.command;

import dev.rolloutshell.view.Format;
import dev.rolloutshell.view.Screen;
import dev.rolloutshell.view.StreamScreen;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.shell.core.InputReader;

/**
 * What a command is given to talk to its operator with, beyond Spring Shell's one writer.
 *
 * @param screen where lines go
 * @param format the format that is meant unless a command names another
 * @param watch who follows the operator's lines
 */
record ScreenReader(Screen screen, Format format, AtomicReference<LineWatch> watch)
    implements InputReader {

  ScreenReader(Screen screen, Format format) {
    this(screen, format, new AtomicReference<>(LineWatch.NONE));
  }

  /** Who follows the operator's lines just now. */
  LineWatch following() {
    LineWatch now = watch.get();
    return now == null ? LineWatch.NONE : now;
  }

  /** Everything on one writer, for callers that have nothing else. */
  static ScreenReader over(PrintWriter out, Format format) {
    return new ScreenReader(new StreamScreen(out, out, 0), format);
  }
}
