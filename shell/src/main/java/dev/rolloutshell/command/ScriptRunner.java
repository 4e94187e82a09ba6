package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.view.Screen;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs lines from a file or a pipe, up to the first one that fails. */
public final class ScriptRunner {

  private final OperatorShell shell;
  private final Screen screen;
  private final @Nullable Supplier<String> echo;

  private volatile boolean idle;

  /**
   * A runner.
   *
   * @param echo the prompt to print before each line that is run, or {@code null} for no echo
   */
  public ScriptRunner(OperatorShell shell, Screen screen, @Nullable Supplier<String> echo) {
    this.shell = shell;
    this.screen = screen;
    this.echo = echo;
  }

  /** Whether it waits for its next line, so that there is no command to interrupt. */
  public boolean idle() {
    return idle;
  }

  /**
   * Runs the lines.
   *
   * @param lines the script
   * @param name what to call it in the line that says where it stopped
   * @return how the last line ended that was run
   */
  public ExitCode run(BufferedReader lines, String name) throws IOException {
    int number = 0;
    for (String line = next(lines); line != null; line = next(lines)) {
      number++;
      if (echo != null && !line.isBlank() && !line.strip().startsWith("#")) {
        screen.line(echo.get() + " " + line.strip());
      }
      ExitCode code = shell.line(line);
      if (code == ExitCode.DONE && Thread.interrupted()) {
        code = ExitCode.INTERRUPTED;
      }
      if (code != ExitCode.DONE && code != ExitCode.INTERRUPTED && shell.mayFail(line)) {
        continue;
      }
      if (code != ExitCode.DONE) {
        screen.note(
            name
                + ", line "
                + number
                + ": stopped at '"
                + line.strip()
                + "' with exit code "
                + code.code()
                + " ("
                + code.label()
                + ")");
        return code;
      }
      if (shell.left()) {
        break;
      }
    }
    return ExitCode.DONE;
  }

  private @Nullable String next(BufferedReader lines) throws IOException {
    idle = true;
    try {
      return lines.readLine();
    } finally {
      idle = false;
    }
  }
}
