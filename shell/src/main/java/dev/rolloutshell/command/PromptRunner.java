package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.ExitCode;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines from the operator until asked to leave. Replaces Spring Shell's runner, which ends
 * the process on Ctrl-C.
 */
public final class PromptRunner {

  private final OperatorShell shell;
  private final LineReader reader;
  private final Supplier<String> prompt;
  private volatile @Nullable Interruption current;

  /** A runner that reads from a terminal. */
  public PromptRunner(OperatorShell shell, LineReader reader, Supplier<String> prompt) {
    this.shell = shell;
    this.reader = reader;
    this.prompt = prompt;
  }

  /** Runs until {@code exit} or the end of the input. */
  public ExitCode run() {
    if (reader.getTerminal().getType().startsWith("dumb")) {
      // Such a terminal does not hear of signals; the process does.
      Signals.register("INT", this::interrupt);
    }
    while (!shell.left()) {
      String line;
      try {
        line = reader.readLine(prompt.get() + " ");
      } catch (UserInterruptException e) {
        continue; // Ctrl-C at the prompt throws the line away.
      } catch (EndOfFileException e) {
        break;
      }
      run(line);
    }
    return ExitCode.DONE;
  }

  private void interrupt() {
    Interruption running = current;
    if (running != null) {
      running.interrupt();
    }
  }

  private void run(String line) {
    Terminal terminal = reader.getTerminal();
    Interruption running = new Interruption();
    Terminal.SignalHandler before =
        terminal.handle(Terminal.Signal.INT, signal -> running.interrupt());
    current = running;
    try {
      shell.line(line);
    } finally {
      running.close();
      terminal.handle(Terminal.Signal.INT, before);
      terminal.flush();
    }
  }
}
