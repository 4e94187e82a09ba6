package dev.rolloutshell.command;

import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.view.Output;
import dev.rolloutshell.view.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.shell.core.command.CommandRegistry;

/** The commands that give commands other names. */
final class AliasCommands {

  private static final String GROUP = "Shell";

  private final Aliases aliases;
  private final Supplier<CommandRegistry> registry;

  private AliasCommands(Aliases aliases, Supplier<CommandRegistry> registry) {
    this.aliases = aliases;
    this.registry = registry;
  }

  /**
   * The commands.
   *
   * @param registry where aliases and commands are known by their names
   */
  static List<ShellCommand> all(Aliases aliases, Supplier<CommandRegistry> registry) {
    AliasCommands commands = new AliasCommands(aliases, registry);
    return List.of(commands.alias(), commands.unalias());
  }

  /**
   * An alias as a value.
   *
   * @param alias the name
   * @param command what it stands for
   * @param source where it was given
   */
  record Row(String alias, String command, String source) {

    static Row of(Aliased alias) {
      return new Row(alias.name(), alias.line(), alias.source());
    }
  }

  private ShellCommand alias() {
    return ShellCommand.named("alias", GROUP, "give a command another name, or show the names")
        .takes(
            Argument.optional("NAME=COMMAND...", new Argument.Completion.Live(this::names))
                .about("what follows the name when it is used is appended; without it, all names"))
        .carries()
        .example("alias pods=get pods -o wide")
        .example("alias up='rollout run web --max-surge=25%'     (then: up --image=example/web:v2)")
        .example("alias")
        .does(this::alias);
  }

  private Output alias(Call call) {
    List<String> words = call.allWords();
    if (words.isEmpty()) {
      List<Row> rows = aliases.all().values().stream().map(Row::of).toList();
      return Output.of(rows, wide -> lines(rows)).named(rows.stream().map(Row::alias).toList());
    }
    String first = words.get(0);
    int equals = first.indexOf('=');
    if (equals < 0) {
      Aliased known = aliases.all().get(first);
      if (known == null || words.size() > 1) {
        throw call.usage("NAME=COMMAND: expected a name, '=' and a command, got '" + first + "'");
      }
      return Output.line(Row.of(known), first + ": " + known.line());
    }
    String name = first.substring(0, equals);
    List<String> command = new ArrayList<>();
    String begun = first.substring(equals + 1);
    if (words.size() == 1) {
      command.addAll(Words.of(begun)); // It was quoted as a whole.
    } else {
      command.add(begun);
      command.addAll(words.subList(1, words.size()));
    }
    if (command.isEmpty()) {
      throw CommandFailure.usage("alias " + name + ": expected a command, got nothing", "unalias");
    }
    Aliased given = aliases.give(registry.get(), name, List.copyOf(command));
    return Output.line(Row.of(given), name + ": " + given.line());
  }

  private static List<String> lines(List<Row> rows) {
    if (rows.isEmpty()) {
      return List.of("no aliases");
    }
    Table table = Table.of("NAME", "COMMAND", "FROM");
    rows.forEach(row -> table.row(row.alias(), row.command(), row.source()));
    return table.lines();
  }

  private Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    aliases.all().forEach((name, alias) -> names.put(name, alias.line()));
    return names;
  }

  private ShellCommand unalias() {
    return ShellCommand.named("unalias", GROUP, "take such a name away")
        .takes(Argument.required("NAME", new Argument.Completion.Live(this::names)))
        .example("unalias pods")
        .does(
            call -> {
              Aliased gone = aliases.take(registry.get(), call.word(0));
              return Output.line(Row.of(gone), gone.name() + ": no alias any more");
            });
  }
}
