package dev.rolloutshell.command;

import dev.rolloutshell.cluster.ClusterFailure;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.ApiFailures;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.view.Format;
import dev.rolloutshell.view.Screen;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandExecutionException;
import org.springframework.shell.core.command.CommandExecutor;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

/** Runs one command after the other; every failure becomes one line and one exit code. */
public final class OperatorShell {

  private final CommandRegistry registry;
  private final WordParser parser;
  private final CommandExecutor executor;
  private final ScreenReader console;
  private boolean left;

  /**
   * A shell.
   *
   * @param registry the commands
   * @param screen where their lines go
   * @param format the output format unless a command names another
   */
  public OperatorShell(CommandRegistry registry, Screen screen, Format format) {
    this.registry = registry;
    this.parser = new WordParser(registry);
    this.executor = new CommandExecutor(registry);
    this.console = new ScreenReader(screen, format);
  }

  /** Whether the operator has asked to leave. */
  public boolean left() {
    return left;
  }

  /** Runs a line; a blank line or a comment does nothing and succeeds. */
  public ExitCode line(String line) {
    List<String> words;
    try {
      words = Words.of(line);
    } catch (CommandFailure e) {
      return failed(e);
    }
    return words.isEmpty() ? ExitCode.DONE : execute(words);
  }

  /** Runs one command. */
  public ExitCode execute(List<String> words) {
    try {
      ParsedInput input = parser.parse(words);
      // The commands print through the console; Spring Shell's own writer has nothing to say.
      PrintWriter none = new PrintWriter(Writer.nullWriter());
      int code = executor.execute(new CommandContext(input, registry, none, console)).code();
      left |= input.commandName().equals(GeneralCommands.EXIT) && code == 0;
      return exitCode(code);
    } catch (CommandExecutionException e) {
      return failed(e.getCause() == null ? e : e.getCause());
    } catch (RuntimeException e) {
      return failed(e);
    } finally {
      console.screen().flush();
    }
  }

  private static ExitCode exitCode(int code) {
    for (ExitCode known : ExitCode.values()) {
      if (known.code() == code) {
        return known;
      }
    }
    throw new IllegalStateException("no such exit code: " + code);
  }

  private ExitCode failed(Throwable e) {
    if (e instanceof CommandFailure failure) {
      return failed(failure.code(), failure.message(), failure.hint());
    }
    if (e instanceof ClusterFailure failure) {
      return failed(failure.code(), failure.line(), null);
    }
    if (interrupted(e)) {
      return failed(ExitCode.INTERRUPTED, "interrupted", null);
    }
    if (e instanceof KubernetesClientException failure) {
      CommandFailure api = ApiFailures.of(failure, "of this context");
      return failed(api.code(), api.message(), api.hint());
    }
    String message = e.getMessage();
    return failed(
        ExitCode.REFUSED,
        "this is a mistake in the shell itself: "
            + e.getClass().getSimpleName().toLowerCase(Locale.ROOT)
            + (message == null ? "" : ": " + message),
        null);
  }

  private static boolean interrupted(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof InterruptedException) {
        return true;
      }
    }
    return false;
  }

  private ExitCode failed(ExitCode code, String message, @Nullable String hint) {
    console.screen().flush();
    Call.notes(message, hint).forEach(console.screen()::note);
    return code;
  }
}
