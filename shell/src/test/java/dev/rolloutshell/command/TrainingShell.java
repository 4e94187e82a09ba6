package dev.rolloutshell.command;

import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shell to train in whose record is kept apart from the user's. */
final class TrainingShell implements AutoCloseable {

  private static final String STATE = "rolloutshell.state";

  private Session session;
  private ShellHarness shell;

  /** One that keeps its record in a folder. */
  TrainingShell(Path folder) {
    System.setProperty(STATE, folder.toString());
    session = Connections.session(Target.Simulator.DEFAULT, false);
    shell = new ShellHarness(session);
  }

  Session session() {
    return session;
  }

  ShellHarness.Shown line(String line) {
    return shell.line(line);
  }

  ShellHarness.Shown script(String text) {
    return shell.script(text);
  }

  JsonNode json(String line) {
    return JsonMapper.shared().readTree(line(line).out());
  }

  /** From now on a shell that knows nothing of the one before but what was kept. */
  void again() {
    session.close();
    session = Connections.session(Target.Simulator.DEFAULT, false);
    shell = new ShellHarness(session);
  }

  @Override
  public void close() {
    session.close();
    System.clearProperty(STATE);
  }
}
