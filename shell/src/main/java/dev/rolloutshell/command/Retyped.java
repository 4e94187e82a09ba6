package dev.rolloutshell.command;

import java.util.ArrayList;
import java.util.List;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ParsedInput;

/** A command as somebody could have typed it. */
final class Retyped {

  private Retyped() {}

  /** The line: the command's words, its arguments, its options. */
  static String line(ParsedInput input) {
    List<String> words = new ArrayList<>();
    words.add(input.commandName());
    input.subCommands().forEach(words::add);
    for (CommandArgument argument : input.arguments()) {
      words.add(quoted(argument.value()));
    }
    for (CommandOption option : input.options()) {
      String name = "--" + option.longName();
      words.add(
          "true".equals(option.value())
              ? name
              : name + "=" + quoted(String.valueOf(option.value())));
    }
    return String.join(" ", words);
  }

  /** The word so that it is read as one word. */
  private static String quoted(String word) {
    boolean plain = !word.isEmpty() && word.chars().noneMatch(Retyped::isSpecial);
    return plain ? word : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static boolean isSpecial(int c) {
    return Character.isWhitespace(c) || c == '\'' || c == '"' || c == '\\' || c == '#';
  }
}
