package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.ExitCode;
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
  private final Prompt prompt;
  private final StatusBar bar;
  private final DrillKeys keys;
  private volatile @Nullable Interruption current;

  /** A runner that reads from a terminal. */
  public PromptRunner(OperatorShell shell, LineReader reader, Prompt prompt) {
    this.shell = shell;
    this.reader = reader;
    this.prompt = prompt;
    this.bar = new StatusBar(reader.getTerminal());
    this.keys = DrillKeys.bind(shell, reader);
  }

  /** Runs until {@code exit} or the end of the input. */
  public ExitCode run() {
    if (reader.getTerminal().getType().startsWith("dumb")) {
      // Such a terminal does not hear of signals; the process does.
      Signals.register("INT", this::interrupt);
    } else {
      // Between two lines, too: Ctrl-C while the next prompt is made is not to end the process.
      reader.getTerminal().handle(Terminal.Signal.INT, signal -> interrupt());
    }
    while (!shell.left()) {
      String line;
      try {
        String text = prompt.text();
        bar.show(prompt.last());
        keys.nextLine();
        line = reader.readLine(text + " ");
      } catch (UserInterruptException e) {
        continue; // Ctrl-C at the prompt throws the line away.
      } catch (EndOfFileException e) {
        break;
      }
      bar.hide();
      run(line);
    }
    bar.hide();
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
