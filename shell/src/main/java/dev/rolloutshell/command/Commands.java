package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.settings.Setting;
import dev.rolloutshell.settings.Settings;
import dev.rolloutshell.train.Training;
import dev.rolloutshell.train.TrainingFile;
import java.util.ArrayList;
import java.util.List;
import org.springframework.shell.core.command.CommandRegistry;

/** All commands of the shell in Spring Shell's registry. */
public final class Commands {

  private Commands() {}

  /** The registry of the commands that work on a session. */
  public static CommandRegistry registry(Session session) {
    return registry(session, Settings.DEFAULTS, Aliases.none());
  }

  /** The same for a user with settings and names of their own for commands. */
  public static CommandRegistry registry(Session session, Settings settings, Aliases aliases) {
    CommandRegistry registry = new CommandRegistry();
    Limits usual = settings.limits();
    TypedLines typed = new TypedLines(session, usual);
    List<ShellCommand> commands = new ArrayList<>(inScenarios(session, usual));
    commands.forEach(command -> command.keptIn(typed));
    commands.addAll(ConnectionCommands.connecting(session));
    commands.addAll(MemoryCommands.all(session));
    commands.addAll(ServeCommands.all(session));
    commands.addAll(ExploreCommands.all());
    commands.addAll(ScenarioCommands.all(ReplayShells::open));
    commands.addAll(RecordCommands.all(session, typed, ReplayShells::open));
    commands.addAll(training(session, settings));
    commands.addAll(GeneralCommands.all(() -> registry));
    commands.add(
        WatchCommand.watch(session, () -> registry, settings.duration(Setting.WATCH_INTERVAL)));
    commands.add(SettingsCommand.settings(settings));
    commands.addAll(AliasCommands.all(aliases, () -> registry));
    commands.forEach(registry::registerCommand);
    aliases.registerIn(registry);
    return registry;
  }

  /** The registry of the commands that a scenario's steps are made of. */
  static CommandRegistry forScenarios(Session session) {
    CommandRegistry registry = new CommandRegistry();
    inScenarios(session, Limits.DEFAULT).forEach(registry::registerCommand);
    return registry;
  }

  /** Those that work on the cluster that the session is on. */
  private static List<ShellCommand> inScenarios(Session session, Limits usual) {
    List<ShellCommand> commands = new ArrayList<>();
    commands.addAll(RolloutCommands.all(session, usual));
    commands.addAll(RollingUpdateCommand.all(session));
    commands.addAll(ObjectCommands.all(session));
    commands.addAll(ConnectionCommands.clock(session));
    commands.addAll(TravelCommands.all(session));
    commands.addAll(FaultCommands.all(session));
    return commands;
  }

  private static List<ShellCommand> training(Session session, Settings settings) {
    Training training =
        new Training(
            session, ReplayShells::open, new TrainingFile(StateHome.file("training.json")));
    training.usualDrills(settings.drills());
    List<ShellCommand> commands = new ArrayList<>(TrainCommands.all(training));
    commands.addAll(DrillCommands.all(training));
    commands.addAll(InstructorCommands.all(session, training));
    return commands;
  }
}
