package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.view.Format;
import dev.rolloutshell.view.StreamScreen;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.shell.core.command.CommandRegistry;

/** A shell in a test: lines in, both outputs and exit codes out. */
final class ShellHarness {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final StreamScreen screen =
      new StreamScreen(new PrintWriter(out), new PrintWriter(err), 0);
  private final CommandRegistry registry;
  private final OperatorShell shell;

  ShellHarness(Session session) {
    this(Commands.registry(session));
  }

  ShellHarness(CommandRegistry registry) {
    this.registry = registry;
    this.shell = new OperatorShell(registry, screen, Format.TABLE);
  }

  /** A shell whose commands are written down in the session's diary. */
  static ShellHarness recorded(Session session) {
    ShellHarness harness = new ShellHarness(session);
    OperatorShell unused = harness.shell.recordedIn(session);
    return harness;
  }

  /** What one run showed. */
  record Shown(ExitCode code, String out, String err) {}

  CommandRegistry registry() {
    return registry;
  }

  Shown line(String line) {
    ExitCode code = shell.line(line);
    return shown(code);
  }

  Shown words(String... words) {
    return shown(shell.execute(List.of(words)));
  }

  Shown script(String text) {
    try {
      ScriptRunner runner = new ScriptRunner(shell, screen, null);
      return shown(runner.run(new BufferedReader(new StringReader(text)), "script"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What has been said between two lines. */
  String noted() {
    String said = err.toString();
    err.getBuffer().setLength(0);
    return said;
  }

  private Shown shown(ExitCode code) {
    Shown shown = new Shown(code, out.toString(), err.toString());
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return shown;
  }
}
