package dev.rolloutshell.command;

import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandRegistry;

/**
 * The operator's own names for commands: those of the settings file, which no command writes, and
 * those given with {@code alias}, in a file of their own among what the shell keeps.
 */
public final class Aliases {

  private static final String NAME = "[A-Za-z][A-Za-z0-9_.-]{0,62}";

  private final Map<String, Aliased> settled = new TreeMap<>();
  private final Map<String, Aliased> given = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final @Nullable AliasFile file;

  private Aliases(@Nullable AliasFile file) {
    this.file = file;
  }

  /**
   * Those of this user.
   *
   * @throws CommandFailure with exit code 2 when one of the settings is not a line of words
   */
  public static Aliases of(Settings settings) {
    return of(settings, StateHome.file("aliases"));
  }

  /** None yet; those to come are kept nowhere. */
  public static Aliases none() {
    return of(Settings.DEFAULTS, null);
  }

  /**
   * Those of some settings and a file.
   *
   * @param file where those given with {@code alias} are kept, or {@code null} for nowhere
   */
  static Aliases of(Settings settings, @Nullable Path file) {
    Aliases aliases = new Aliases(file == null ? null : new AliasFile(file));
    settings
        .aliases()
        .forEach(
            (name, value) ->
                aliases.settled.put(name, aliased(name, value.text(), value.source())));
    aliases.read();
    return aliases;
  }

  private void read() {
    if (file != null) {
      AliasFile.Content content = file.read();
      given.putAll(content.aliases());
      wrong.addAll(content.wrong());
    }
  }

  /** What is wrong with those given with {@code alias}, which are left out, in one line. */
  public Optional<String> warning() {
    String more = wrong.size() > 1 ? "; so are " + (wrong.size() - 1) + " more" : "";
    return wrong.stream().findFirst().map(first -> "aliases " + first + "; it is left out" + more);
  }

  private static Aliased aliased(String name, String line, String source) {
    try {
      return new Aliased(name, Words.of(line), source);
    } catch (CommandFailure e) {
      throw CommandFailure.usage(
          "alias " + name + " (" + source + "): " + e.message(), name + "=COMMAND");
    }
  }

  /** All of them; one of the settings file goes before one of the same name. */
  Map<String, Aliased> all() {
    Map<String, Aliased> all = new TreeMap<>(given);
    all.putAll(settled);
    return all;
  }

  /** The words that some words mean. */
  public List<String> expanded(List<String> words) {
    Aliased alias = words.isEmpty() ? null : all().get(words.get(0));
    return alias == null ? words : alias.followedBy(words.subList(1, words.size()));
  }

  /**
   * Checks all of them against the commands; of those given with {@code alias}, which the shell
   * itself keeps, wrong ones are left out.
   *
   * @throws CommandFailure with exit code 2 when one of the settings takes a command's name or
   *     means none
   */
  public void check(CommandRegistry registry) {
    settled.values().forEach(alias -> check(registry, alias));
    for (Aliased alias : List.copyOf(given.values())) {
      try {
        check(registry, alias);
      } catch (CommandFailure e) {
        wrong.add(e.message());
        given.remove(alias.name());
        forget(registry, alias.name());
      }
    }
  }

  static void check(CommandRegistry registry, Aliased alias) {
    String what = "alias " + alias.name() + " (" + alias.source() + "): ";
    if (!alias.name().matches(NAME)) {
      throw CommandFailure.usage(
          what + "expected a name of letters, digits, '.', '_' and '-' that begins with a letter",
          "alias k=get pods");
    }
    for (Command command : registry.getCommands()) {
      boolean taken =
          command.getName().split(" ", 2)[0].equals(alias.name())
              || command.getAliases().contains(alias.name());
      if (taken && !(command instanceof Aliased)) {
        throw CommandFailure.usage(
            what + "expected another name, since '" + alias.name() + "' is a command",
            "alias my-" + alias.name() + "=" + alias.line());
      }
    }
    if (new WordParser(registry).named(alias.words()) == null) {
      throw CommandFailure.usage(what + "expected a command, got '" + alias.line() + "'", "help");
    }
  }

  /** Has commands know them by their names; what no check has passed is left out. */
  void registerIn(CommandRegistry registry) {
    all().values().stream()
        .filter(alias -> registry.getCommandByName(alias.name()) == null)
        .forEach(registry::registerCommand);
  }

  /** Gives a name, for this session and those to come. */
  Aliased give(CommandRegistry registry, String name, List<String> words) {
    if (words.stream().anyMatch(word -> word.contains("\n") || word.contains("\r"))) {
      throw CommandFailure.usage(
          "alias " + name + ": expected a command of one line, got a line break",
          "alias " + name + "=COMMAND");
    }
    String source = file == null ? "this session" : file.path().toString();
    Aliased alias = new Aliased(name, words, source);
    check(registry, alias);
    refuseSettled(name);
    forget(registry, name);
    given.put(name, alias);
    registry.registerCommand(alias);
    if (file != null) {
      file.set(name, alias);
    }
    return alias;
  }

  /** Takes a name away. */
  Aliased take(CommandRegistry registry, String name) {
    refuseSettled(name);
    boolean kept = file != null && file.knows(name);
    Aliased alias = given.remove(name);
    if (alias == null && !kept) {
      throw CommandFailure.refused(
          "alias " + name + ": expected one of that name, but there is none", "alias");
    }
    forget(registry, name);
    if (file != null && kept) {
      file.set(name, null);
    }
    return alias == null ? new Aliased(name, List.of(), "a line that was left out") : alias;
  }

  private static void forget(CommandRegistry registry, String name) {
    if (registry.getCommandByName(name) instanceof Aliased known) {
      registry.unregisterCommand(known);
    }
  }

  private void refuseSettled(String name) {
    Aliased alias = settled.get(name);
    if (alias != null) {
      throw CommandFailure.refused(
          "alias "
              + name
              + ": expected one that 'alias' has given, but it stands in "
              + alias.source(),
          "change it there");
    }
  }
}
