package dev.rolloutshell.command;

import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
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
  private final @Nullable Path file;

  private Aliases(@Nullable Path file) {
    this.file = file;
  }

  /**
   * Those of this user.
   *
   * @throws CommandFailure with exit code 2 when one is not a line of words
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
    Aliases aliases = new Aliases(file);
    settings
        .aliases()
        .forEach(
            (name, value) ->
                aliases.settled.put(name, aliased(name, value.text(), value.source())));
    aliases.read();
    return aliases;
  }

  private void read() {
    given.clear();
    if (file == null || !Files.exists(file)) {
      return;
    }
    int number = 0;
    for (String line : lines(file)) {
      String source = file + ", line " + ++number;
      int equals = line.indexOf('=');
      if (equals > 0) {
        String name = line.substring(0, equals);
        given.put(name, aliased(name, line.substring(equals + 1), source));
      } else if (!line.isBlank()) {
        throw CommandFailure.usage(
            "aliases " + source + ": expected NAME=COMMAND, got '" + line + "'",
            "that line mended or removed");
      }
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw CommandFailure.usage(
          "aliases " + file + ": expected a file of text, but it cannot be read", "ls -l " + file);
    }
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
   * Checks all of them against the commands.
   *
   * @throws CommandFailure with exit code 2 when one takes a command's name or means none
   */
  public void check(CommandRegistry registry) {
    all().values().forEach(alias -> check(registry, alias));
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
    Aliased alias = new Aliased(name, words, file == null ? "this session" : file.toString());
    check(registry, alias);
    refuseSettled(name);
    read();
    forget(registry, name);
    given.put(name, alias);
    registry.registerCommand(alias);
    write();
    return alias;
  }

  /** Takes a name away. */
  Aliased take(CommandRegistry registry, String name) {
    refuseSettled(name);
    if (file != null) {
      read();
    }
    Aliased alias = given.remove(name);
    if (alias == null) {
      throw CommandFailure.refused(
          "alias " + name + ": expected one of that name, but there is none", "alias");
    }
    forget(registry, name);
    write();
    return alias;
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

  private void write() {
    if (file == null) {
      return;
    }
    StringBuilder text = new StringBuilder();
    given.forEach((name, alias) -> text.append(name).append('=').append(alias.line()).append('\n'));
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path fresh = Path.of(file + ".new");
      Files.writeString(fresh, text, StandardCharsets.UTF_8);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw CommandFailure.refused(
          "aliases "
              + file
              + ": expected a file that can be written; the alias holds for this"
              + " session only",
          "ls -ld " + file);
    }
  }
}
