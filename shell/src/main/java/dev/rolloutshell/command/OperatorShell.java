package dev.rolloutshell.command;

import dev.rolloutshell.cluster.ClusterFailure;
import dev.rolloutshell.cluster.ServerName;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.ApiFailures;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.simulator.fault.ClientDeath;
import dev.rolloutshell.view.Failed;
import dev.rolloutshell.view.Format;
import dev.rolloutshell.view.Lines;
import dev.rolloutshell.view.Screen;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandExecutionException;
import org.springframework.shell.core.command.CommandExecutor;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

/** Runs one command after the other; every failure becomes one line and one exit code. */
public final class OperatorShell {

  /** Commands that neither look at a cluster nor change anything. */
  private static final Set<String> NOT_RECORDED =
      Set.of("help", "version", GeneralCommands.CLEAR, GeneralCommands.EXIT, "quit");

  private final CommandRegistry registry;
  private final WordParser parser;
  private final CommandExecutor executor;
  private final ScreenReader console;
  private @Nullable Session recorded;
  private final boolean debug;
  private boolean left;

  /** A shell that shows no stack trace. */
  public OperatorShell(CommandRegistry registry, Screen screen, Format format) {
    this(registry, screen, format, false);
  }

  /**
   * A shell.
   *
   * @param registry the commands
   * @param screen where their lines go
   * @param format the output format unless a command names another
   * @param debug whether a mistake in the shell itself is shown with its stack trace
   */
  public OperatorShell(CommandRegistry registry, Screen screen, Format format, boolean debug) {
    this.debug = debug;
    this.registry = registry;
    this.parser = new WordParser(registry);
    this.executor = new CommandExecutor(registry);
    this.console = new ScreenReader(screen, format);
  }

  /** The same, with what is typed written down in a session's diary. */
  public OperatorShell recordedIn(Session session) {
    recorded = session;
    return this;
  }

  /** Whether the operator has asked to leave. */
  public boolean left() {
    return left;
  }

  /** Runs a line; a blank line or a comment does nothing and succeeds. */
  public ExitCode line(String line) {
    try {
      if (Words.of(line).isEmpty()) {
        return ExitCode.DONE;
      }
      String meant = console.following().begins(MeantLine.of(registry, line));
      ExitCode elsewhere = console.following().instead(meant);
      if (elsewhere != null) {
        return elsewhere;
      }
      ExitCode code = execute(Words.of(meant));
      console.following().ended(meant, code);
      return code;
    } catch (CommandFailure e) {
      return failed(e, Format.asked(List.of(line.strip().split("\\s+")), console.format()));
    }
  }

  /** Letters that stand for commands just now, each with what it costs; empty for nothing. */
  Map<String, String> keys() {
    return console.following().keys();
  }

  /** Whether a command begins with these letters. */
  boolean begins(String letters) {
    return registry.getCommands().stream().anyMatch(one -> one.getName().startsWith(letters));
  }

  /** Whether a script goes on although this line failed. */
  boolean mayFail(String line) {
    try {
      return console.following().mayFail(MeantLine.of(registry, line));
    } catch (CommandFailure unclosed) {
      return console.following().mayFail(new MeantLine(line, line.strip()));
    }
  }

  /** Runs one command. */
  public ExitCode execute(List<String> typed) {
    List<String> words = Aliased.expanded(registry, typed);
    Session diary = words.isEmpty() || NOT_RECORDED.contains(words.get(0)) ? null : recorded;
    if (diary == null) {
      return executeUnrecorded(words);
    }
    diary.begins(Words.line(words));
    ExitCode code = executeUnrecorded(words);
    diary.ended(code);
    return code;
  }

  /** Runs one command without a word about it in the diary; what it writes stands there still. */
  ExitCode executeUnrecorded(List<String> words) {
    Format asked = Format.asked(words, console.format());
    try {
      ParsedInput input = parser.parse(words);
      // The commands print through the console; Spring Shell's own writer has nothing to say.
      PrintWriter none = new PrintWriter(Writer.nullWriter());
      int code = executor.execute(new CommandContext(input, registry, none, console)).code();
      left |= input.commandName().equals(GeneralCommands.EXIT) && code == 0;
      return ExitCode.of(code);
    } catch (CommandExecutionException e) {
      return failed(words, e.getCause() == null ? e : e.getCause(), asked);
    } catch (ClientDeath | RuntimeException e) {
      return failed(words, e, asked);
    } finally {
      console.screen().flush();
    }
  }

  private ExitCode failed(List<String> words, Throwable e, Format format) {
    CommandFailure failure = failure(e);
    if (debug && failure != e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      trace.toString().lines().forEach(console.screen()::note);
    }
    ShellCommand command = parser.named(words);
    ExitCode code = command == null ? failure.code() : command.end(failure.code());
    return failed(new CommandFailure(code, failure.message(), failure.hint()), format);
  }

  /** Says on standard error why a command failed, and as a document if one is wanted. */
  public ExitCode failed(CommandFailure e, Format format) {
    Screen screen = console.screen();
    screen.text(new Failed(e.code(), Lines.oneLine(e.message()), e.hint()).document(format));
    screen.flush();
    Call.notes(e.message(), e.hint()).forEach(screen::note);
    return e.code();
  }

  private static CommandFailure failure(Throwable e) {
    if (e instanceof CommandFailure failure) {
      return failure;
    }
    if (e instanceof ClusterFailure failure) {
      return new CommandFailure(
          failure.code(),
          failure.line(),
          failure.code() == ExitCode.CANNOT_CONNECT
              ? ServerName.advice(failure.line(), ApiFailures.CHECK)
              : "rollout status");
    }
    ClientDeath death = death(e);
    if (death != null) {
      return CommandFailure.refused(
          RunReport.death(death.where()), "the same command again, which is another client");
    }
    if (interrupted(e)) {
      return new CommandFailure(ExitCode.INTERRUPTED, "interrupted", null);
    }
    if (e instanceof KubernetesClientException failure) {
      return ApiFailures.of(failure, "of this context");
    }
    String message = e.getMessage();
    return CommandFailure.refused(
        "this is a mistake in the shell itself: "
            + e.getClass().getSimpleName().toLowerCase(Locale.ROOT)
            + (message == null ? "" : ": " + message),
        "the same with 'rollout-shell --debug', and report what it shows");
  }

  private static @Nullable ClientDeath death(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof ClientDeath death) {
        return death;
      }
    }
    return null;
  }

  private static boolean interrupted(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof InterruptedException) {
        return true;
      }
    }
    return false;
  }
}
