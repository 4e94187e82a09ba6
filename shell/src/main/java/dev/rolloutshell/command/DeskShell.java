package dev.rolloutshell.command;

import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.train.Training;
import org.springframework.shell.core.command.CommandRegistry;

/**
 * The shell in which an instructor's process answers a trainee: on a drill, and on nothing else.
 */
final class DeskShell {

  private DeskShell() {}

  static Shells.OneShell of(Training training) {
    CommandRegistry registry = new CommandRegistry();
    TrainCommands.all(training).forEach(registry::registerCommand);
    return ReplayShells.over(registry);
  }
}
