package dev.rolloutshell;

import dev.rolloutshell.command.Aliases;
import dev.rolloutshell.command.Journals;
import dev.rolloutshell.command.LineReaders;
import dev.rolloutshell.command.OperatorShell;
import dev.rolloutshell.command.Prompt;
import dev.rolloutshell.command.PromptRunner;
import dev.rolloutshell.command.ScriptRunner;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.settings.Setting;
import dev.rolloutshell.settings.Settings;
import dev.rolloutshell.view.Screen;
import dev.rolloutshell.view.StreamScreen;
import dev.rolloutshell.view.TerminalScreen;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.shell.core.command.CommandRegistry;

/**
 * The way in: one command, a script, or a prompt. Stands in for Spring Shell's runners, which know
 * neither exit codes nor Ctrl-C.
 */
final class Console implements ApplicationRunner, ExitCodeGenerator {

  private final LaunchOptions options;
  private final Settings settings;
  private final Session session;
  private final CommandRegistry registry;
  private final Aliases aliases;
  private ExitCode code = ExitCode.DONE;
  private volatile @Nullable ScriptRunner script;
  private @Nullable Terminal terminal;

  Console(
      LaunchOptions options,
      Settings settings,
      Session session,
      CommandRegistry registry,
      Aliases aliases) {
    this.options = options;
    this.settings = settings;
    this.session = session;
    this.registry = registry;
    this.aliases = aliases;
  }

  @Override
  public int getExitCode() {
    return code.code();
  }

  /** Whether an operator sits at a terminal and is to get a prompt. */
  static boolean atTerminal(LaunchOptions options) {
    boolean stays = options.command().isEmpty() || options.opensSession();
    return stays && options.script() == null && hasTerminal();
  }

  @SuppressWarnings("SystemConsoleNull") // asked below, where Java can answer
  private static boolean hasTerminal() {
    java.io.Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // From Java 22 on there is a console without a terminal, too.
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    try (session) {
      if (atTerminal(options)) {
        code = prompt();
      } else {
        interruptOnSignal();
        code = unattended();
      }
    } finally {
      if (terminal != null) {
        terminal.close();
      }
    }
  }

  /** The first Ctrl-C stops between two writes; a second one, or one between two lines, at once. */
  private void interruptOnSignal() {
    Thread main = Thread.currentThread();
    Signals.register(
        "INT",
        () -> {
          if (main.isInterrupted() || betweenLines()) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
          }
          main.interrupt();
          if (betweenLines() && main.isInterrupted()) {
            // It has begun to wait for a line just now, and that wait hears of no interrupt.
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
          }
        });
  }

  private boolean betweenLines() {
    ScriptRunner lines = script;
    return lines != null && lines.idle();
  }

  private ExitCode unattended() throws IOException {
    int columns = Integer.getInteger("rolloutshell.columns", 0);
    Screen screen =
        new StreamScreen(
            writer(System.out),
            writer(System.err),
            columns,
            hasTerminal() ? columns : 0,
            this::terminal,
            options.colours());
    OperatorShell shell =
        new OperatorShell(registry, screen, options.format(), options.debug()).recordedIn(session);
    CommandFailure wrong = wrongAlias();
    if (wrong != null && options.explains()) {
      screen.note("warning: " + wrong.message());
    } else if (wrong != null) {
      return shell.failed(wrong, options.format());
    }
    aliases.warning().ifPresent(screen::note);
    Journals.keep(session, screen, settings);
    if (!options.command().isEmpty()) {
      ExitCode ended = shell.execute(options.command());
      return ended == ExitCode.DONE && options.hosts() ? untilInterrupted() : ended;
    }
    try (Prompt prompt = new Prompt(session, settings.text(Setting.PROMPT))) {
      ScriptRunner runner =
          new ScriptRunner(shell, screen, options.echo() ? prompt::exactText : null);
      script = runner;
      Path file = options.script();
      if (file == null) {
        return runner.run(
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
            "standard input");
      }
      try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        return runner.run(lines, file.toString());
      } catch (IOException e) {
        return shell.failed(
            CommandFailure.refused(
                "script " + file + ": expected a file of commands, but it cannot be read",
                "rollout-shell --script=FILE"),
            options.format());
      }
    }
  }

  /** The terminal of a one-shot command, opened when one first asks for it. */
  private @Nullable Terminal terminal() {
    if (terminal == null && hasTerminal()) {
      try {
        terminal = LineReaders.terminal();
      } catch (IOException e) {
        return null; // Lines will do.
      }
    }
    return terminal == null || terminal.getType().startsWith("dumb") ? null : terminal;
  }

  /** What is hosted lasts until Ctrl-C, which is how it ends well. */
  private static ExitCode untilInterrupted() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException ended) {
      // Taken: whoever typed Ctrl-C meant this.
    }
    return ExitCode.DONE;
  }

  private ExitCode prompt() throws IOException {
    try (Terminal terminal = LineReaders.terminal()) {
      return prompt(terminal);
    }
  }

  /** Reads from a terminal until the operator leaves. */
  ExitCode prompt(Terminal terminal) {
    try (Prompt prompt = new Prompt(session, settings.text(Setting.PROMPT))) {
      TerminalScreen screen = new TerminalScreen(terminal, options.colours());
      OperatorShell shell =
          new OperatorShell(registry, screen, options.format(), options.debug())
              .recordedIn(session);
      CommandFailure wrong = wrongAlias();
      if (wrong != null) {
        return shell.failed(wrong, options.format());
      }
      aliases.warning().ifPresent(screen::note);
      Journals.keep(session, screen, settings);
      try {
        session.connection();
      } catch (CommandFailure e) {
        return shell.failed(e, options.format());
      }
      LineReader reader =
          LineReaders.reader(terminal, registry, session, history(), options.colours());
      int most = settings.number(Setting.HISTORY_SIZE);
      reader.setVariable(LineReader.HISTORY_SIZE, most);
      reader.setVariable(LineReader.HISTORY_FILE_SIZE, most);
      screen.note("Rollout Shell. 'help' lists the commands, Tab completes, 'exit' leaves.");
      screen.announceAbove(reader::printAbove);
      if (!options.command().isEmpty()) {
        ExitCode begun = shell.execute(options.command());
        if (begun != ExitCode.DONE) {
          return begun;
        }
      }
      return new PromptRunner(shell, reader, prompt).run();
    }
  }

  /** What is wrong with the operator's own names for commands, or {@code null}. */
  private @Nullable CommandFailure wrongAlias() {
    try {
      aliases.check(registry);
      return null;
    } catch (CommandFailure e) {
      return e;
    }
  }

  private @Nullable Path history() {
    return settings.number(Setting.HISTORY_SIZE) == 0 ? null : LineReaders.history();
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(stream, false, StandardCharsets.UTF_8);
  }
}
