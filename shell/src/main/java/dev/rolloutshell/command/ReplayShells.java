package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.view.Format;
import dev.rolloutshell.view.StreamScreen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.springframework.shell.core.command.CommandRegistry;

/** The shells in which scenarios are replayed: the operator's own, writing to memory. */
final class ReplayShells {

  private static final int MOST_LINES = 200;

  private ReplayShells() {}

  /** A shell on a session, with the commands that a scenario may use. */
  static Shells.OneShell open(Session session) {
    return over(Commands.forScenarios(session));
  }

  /** A shell with these commands. */
  static Shells.OneShell over(CommandRegistry registry) {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    OperatorShell shell =
        new OperatorShell(registry, new StreamScreen(writer, writer, 0), Format.TABLE);
    return line -> {
      text.getBuffer().setLength(0);
      ExitCode code = shell.line(line);
      List<String> lines = text.toString().lines().limit(MOST_LINES).toList();
      return new Shells.Ran(code.code(), lines);
    };
  }
}
