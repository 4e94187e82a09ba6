package dev.rolloutshell.command;

import dev.rolloutshell.session.CommandFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

/**
 * Turns words into a command with its options and arguments. Replaces Spring Shell's parser, which
 * loses quotes, takes flags of two-word commands for options with a value, and swallows options it
 * does not know.
 */
public final class WordParser implements CommandParser {

  private final CommandRegistry registry;

  /** A parser for the commands of a registry. */
  public WordParser(CommandRegistry registry) {
    this.registry = registry;
  }

  /**
   * Parses a line.
   *
   * @throws CommandFailure with exit code 2 when the words are wrong
   */
  @Override
  public ParsedInput parse(String line) {
    return parse(Words.of(line));
  }

  /** Parses words that are split already; there must be at least one. */
  public ParsedInput parse(List<String> words) {
    int n = nameLength(words);
    ShellCommand command = command(words.subList(0, n));
    if (command == null) {
      throw unknown(words);
    }
    String[] name = command.getName().split(" ", -1);
    ParsedInput.Builder parsed = ParsedInput.builder().commandName(name[0]);
    for (int i = 1; i < name.length; i++) {
      parsed.addSubCommand(name[i]);
    }
    new Rest(command, words.subList(n, words.size()), parsed).parse();
    return parsed.build();
  }

  /** The command that some words name, right or wrong as the others are; or {@code null}. */
  @Nullable ShellCommand named(List<String> words) {
    return command(words.subList(0, nameLength(words)));
  }

  /** How many words name the command: as many as fit. */
  private int nameLength(List<String> words) {
    int longest = 0;
    for (int i = 1; i <= words.size() && i <= 3; i++) {
      if (command(words.subList(0, i)) != null) {
        longest = i;
      }
    }
    return longest;
  }

  private @Nullable ShellCommand command(List<String> words) {
    Command found = registry.getCommandByName(String.join(" ", words));
    return found instanceof ShellCommand command ? command : null;
  }

  private CommandFailure unknown(List<String> words) {
    Set<String> next = new TreeSet<>();
    for (Command c : registry.getCommands()) {
      if (c.getName().startsWith(words.get(0) + " ")) {
        next.add(c.getName());
      }
    }
    if (next.isEmpty()) {
      List<String> names = registry.getCommands().stream().map(Command::getName).toList();
      String near = Nearest.of(words.get(0), firsts(names));
      return CommandFailure.usage(
          "unknown command '" + words.get(0) + "'" + meant(near), near == null ? "help" : near);
    }
    if (words.size() == 1 || words.get(1).startsWith("-")) {
      return CommandFailure.usage(
          "'" + words.get(0) + "' expects one more word: " + lasts(next), "help " + words.get(0));
    }
    String typed = words.get(0) + " " + words.get(1);
    Set<String> lasts = new TreeSet<>();
    next.forEach(name -> lasts.add(name.substring(words.get(0).length() + 1)));
    String last = Nearest.of(words.get(1), lasts);
    String near = last == null ? null : words.get(0) + " " + last;
    return CommandFailure.usage(
        "unknown command '"
            + typed
            + "'"
            + (near == null ? ", expected one of: " + lasts(next) : meant(near)),
        near == null ? "help " + words.get(0) : near);
  }

  private static String meant(@Nullable String near) {
    return near == null ? "" : "; did you mean '" + near + "'?";
  }

  private static Set<String> firsts(List<String> names) {
    Set<String> firsts = new TreeSet<>();
    names.forEach(name -> firsts.add(name.split(" ", -1)[0]));
    return firsts;
  }

  private static String lasts(Set<String> names) {
    return String.join(", ", names.stream().map(n -> n.substring(n.indexOf(' ') + 1)).toList());
  }

  /** What follows a command's name. */
  private static final class Rest {

    private final ShellCommand command;
    private final List<String> words;
    private final ParsedInput.Builder parsed;
    private final Set<String> seen = new HashSet<>();
    private final List<String> arguments = new ArrayList<>();
    private int at;

    Rest(ShellCommand command, List<String> words, ParsedInput.Builder parsed) {
      this.command = command;
      this.words = words;
      this.parsed = parsed;
    }

    void parse() {
      boolean onlyArguments = false;
      while (at < words.size()) {
        String word = words.get(at++);
        boolean carried = command.isCarrier() && !arguments.isEmpty() && !command.isOwn(word);
        if (onlyArguments || carried || !word.startsWith("-") || word.matches("-(\\d.*)?")) {
          arguments.add(word);
          onlyArguments |= carried && word.equals("--");
        } else if (word.equals("--")) {
          onlyArguments = true;
        } else if (word.startsWith("--")) {
          option(word);
        } else {
          letter(word);
        }
      }
      check();
      for (int i = 0; i < arguments.size(); i++) {
        parsed.addArgument(new CommandArgument(i, arguments.get(i)));
      }
    }

    private void option(String word) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word.substring(2) : word.substring(2, equals);
      Parameter parameter =
          command.parameters().stream()
              .filter(p -> p.name().equals(name))
              .findFirst()
              .orElseThrow(() -> unknownOption("--" + name));
      add(parameter, equals < 0 ? null : word.substring(equals + 1));
    }

    private void letter(String word) {
      char letter = word.charAt(1);
      Parameter parameter =
          command.parameters().stream()
              .filter(p -> p.letter() == letter)
              .findFirst()
              .orElseThrow(() -> unknownOption(word));
      String rest = word.substring(2);
      if (parameter.isFlag() && !rest.isEmpty()) {
        throw unknownOption(word);
      }
      add(parameter, rest.isEmpty() ? null : rest.startsWith("=") ? rest.substring(1) : rest);
    }

    private void add(Parameter parameter, @Nullable String given) {
      String name = "--" + parameter.name();
      if (!seen.add(name)) {
        throw usage(name + " is given twice");
      }
      String value = given;
      if (parameter.isFlag()) {
        value = value == null ? "true" : value;
        if (!value.equals("true") && !value.equals("false")) {
          throw usage(name + " is a flag: expected true or false, got '" + value + "'");
        }
      } else if (value == null && parameter.mayStandAlone()) {
        value = Parameter.STANDS_ALONE;
      } else if (value == null) {
        if (at == words.size() || words.get(at).startsWith("--")) {
          throw usage(name + " needs a value: " + name + "=" + parameter.value());
        }
        value = words.get(at++);
      }
      if (value.isEmpty()) {
        throw usage(name + " needs a value: " + name + "=" + parameter.value());
      }
      boolean output = parameter.name().equals("output");
      boolean template = output && value.startsWith(Call.JSONPATH);
      if (!template && !parameter.choices().isEmpty() && !parameter.choices().contains(value)) {
        throw usage(
            name
                + " expects one of "
                + String.join(", ", parameter.choices())
                + (output ? ", " + Call.JSONPATH + "TEMPLATE" : "")
                + ", got '"
                + value
                + "'");
      }
      parsed.addOption(
          CommandOption.with()
              .longName(parameter.name())
              .shortName(parameter.letter() == '\0' ? ' ' : parameter.letter())
              .value(value)
              .build());
    }

    private void check() {
      if (seen.contains("--help")) {
        return;
      }
      long required = command.arguments().stream().filter(Argument::required).count();
      if (arguments.size() < required) {
        throw usage(
            command.arguments().get(arguments.size()).name()
                + " is missing: expected "
                + command.usage());
      }
      if (arguments.size() > command.arguments().size()
          && command.arguments().stream().noneMatch(Argument::repeats)) {
        String extra = arguments.get(command.arguments().size());
        throw CommandFailure.usage(
            command.getName() + ": unexpected word '" + extra + "': expected " + command.usage(),
            command.without(extra));
      }
    }

    private CommandFailure unknownOption(String word) {
      List<String> names = command.parameters().stream().map(p -> "--" + p.name()).toList();
      String near = Nearest.of(word, names);
      return usage("unknown option " + word + meant(near));
    }

    private CommandFailure usage(String message) {
      return CommandFailure.usage(command.getName() + ": " + message, "help " + command.getName());
    }
  }
}
