package dev.rolloutshell.command;

import dev.rolloutshell.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.springframework.shell.core.command.CommandRegistry;

/** All commands of the shell in Spring Shell's registry. */
public final class Commands {

  private Commands() {}

  /** The registry of the commands that work on a session. */
  public static CommandRegistry registry(Session session) {
    CommandRegistry registry = new CommandRegistry();
    List<ShellCommand> commands = new ArrayList<>();
    commands.addAll(RolloutCommands.all(session));
    commands.addAll(ObjectCommands.all(session));
    commands.addAll(ConnectionCommands.all(session));
    commands.addAll(ServeCommands.all(session));
    commands.addAll(ExploreCommands.all());
    commands.addAll(GeneralCommands.all(() -> registry));
    commands.forEach(registry::registerCommand);
    return registry;
  }
}
