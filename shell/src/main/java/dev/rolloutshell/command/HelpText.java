package dev.rolloutshell.command;

import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.view.Output;
import dev.rolloutshell.view.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandRegistry;

/** Help: all commands under their headings, or one in full. */
final class HelpText {

  private static final List<String> GROUPS =
      List.of("Rollouts", "Records", "Objects", "Connection", "Reliability", "Shell");

  private static final List<String> NAMES =
      List.of(
          "NAME is the controller to replace; without it the rollout under way is meant. The new"
              + " controller",
          "keeps the name NEXT if you give one; without it, it ends up as NAME.");

  private static final String OPTIONS = " [OPTIONS]";

  private HelpText() {}

  /**
   * One command as a value.
   *
   * @param command its words
   * @param usage its words and what follows them
   * @param about one line on what it does
   * @param arguments the words it takes that need explaining
   * @param options its options
   * @param examples lines worth trying
   */
  record Entry(
      String command,
      String usage,
      String about,
      List<Option> arguments,
      List<Option> options,
      List<String> examples) {}

  /**
   * One word or option as a value.
   *
   * @param option as it is typed
   * @param about what it is for
   */
  record Option(String option, String about) {}

  /** All commands. */
  static Output all(CommandRegistry registry) {
    Map<String, List<Entry>> groups = new TreeMap<>(Comparator.comparing(GROUPS::indexOf));
    for (ShellCommand command : sorted(registry)) {
      groups.computeIfAbsent(command.getGroup(), g -> new ArrayList<>()).add(entry(command));
    }
    return Output.of(groups, wide -> overview(groups));
  }

  /** The commands that begin with some words. */
  static Output about(CommandRegistry registry, String words) {
    if (registry.getCommandByName(words) instanceof Aliased alias) {
      return Output.line(
          new AliasCommands.Row(words, alias.line(), alias.source()),
          words + " is an alias of '" + alias.line() + "', given in " + alias.source());
    }
    if (registry.getCommandByName(words) instanceof ShellCommand command) {
      return of(command);
    }
    List<ShellCommand> under =
        sorted(registry).stream().filter(c -> c.getName().startsWith(words + " ")).toList();
    if (under.isEmpty()) {
      List<String> names = registry.getCommands().stream().map(Command::getName).toList();
      String near = Nearest.of(words, names);
      throw CommandFailure.usage(
          "help: no such command '" + words + "'", near == null ? "help" : "help " + near);
    }
    Map<String, List<Entry>> group = new LinkedHashMap<>();
    group.put(words, under.stream().map(HelpText::entry).toList());
    return Output.of(group, wide -> overview(group));
  }

  /** One command. */
  static Output of(ShellCommand command) {
    return Output.of(entry(command), wide -> lines(command));
  }

  private static List<ShellCommand> sorted(CommandRegistry registry) {
    return registry.getCommands().stream()
        .filter(c -> c instanceof ShellCommand && !c.isHidden())
        .map(c -> (ShellCommand) c)
        .sorted(Comparator.comparing(ShellCommand::getName))
        .toList();
  }

  private static Entry entry(ShellCommand command) {
    return new Entry(
        command.getName(),
        command.usage(),
        command.getDescription(),
        command.arguments().stream()
            .filter(a -> !a.about().isEmpty())
            .map(a -> new Option(a.usage(), a.about()))
            .toList(),
        command.parameters().stream().map(p -> new Option(p.usage(), p.about())).toList(),
        command.examples());
  }

  private static List<String> overview(Map<String, List<Entry>> groups) {
    List<String> lines = new ArrayList<>();
    groups.forEach(
        (group, entries) -> {
          lines.add(group);
          Table table = Table.plain();
          entries.forEach(e -> table.row("", e.usage().replace(OPTIONS, ""), e.about()));
          lines.addAll(table.lines());
        });
    if (groups.containsKey("Rollouts") || groups.containsKey("rollout")) {
      lines.addAll(NAMES);
    }
    lines.add("Every command takes --help, and -o json or yaml for one document. Tab completes.");
    return lines;
  }

  private static List<String> lines(ShellCommand command) {
    List<String> lines = new ArrayList<>();
    lines.add(command.usage());
    lines.add("  " + command.getDescription());
    Table options = Table.plain();
    Entry entry = entry(command);
    entry.arguments().forEach(a -> options.row("", a.option(), a.about()));
    entry.options().forEach(o -> options.row("", o.option(), o.about()));
    lines.addAll(options.lines());
    if (!command.examples().isEmpty()) {
      lines.add("examples:");
      command.examples().forEach(e -> lines.add("  " + e));
    }
    return lines;
  }
}
