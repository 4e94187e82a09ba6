package dev.rolloutshell.command;

import java.util.function.Function;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Asks the operator at a terminal for a line, in the middle of a command. */
final class TerminalQuestion {

  private TerminalQuestion() {}

  /**
   * What asks: it takes the question and hands back the answer, {@code null} for Ctrl-C and Ctrl-D;
   * {@code null} itself where there is no terminal to ask at.
   */
  static @Nullable Function<String, @Nullable String> on(Call call) {
    Terminal terminal = call.terminal();
    if (terminal == null) {
      return null;
    }
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .variable(LineReader.DISABLE_HISTORY, true)
            .build();
    return question -> answer(reader, question);
  }

  private static @Nullable String answer(LineReader reader, String question) {
    try {
      return reader.readLine(question);
    } catch (UserInterruptException | EndOfFileException e) {
      return null;
    }
  }
}
