package dev.rolloutshell.command;

import java.util.ArrayList;
import java.util.List;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ExitStatus;

/**
 * A name that stands for the first words of a line.
 *
 * @param name the name
 * @param words what it stands for; these are taken as they are, so that no name leads to itself
 * @param source where it was given
 */
record Aliased(String name, List<String> words, String source) implements Command {

  /** The words that some words mean: the first of them may be such a name. */
  static List<String> expanded(CommandRegistry registry, List<String> words) {
    if (words.isEmpty() || !(registry.getCommandByName(words.get(0)) instanceof Aliased alias)) {
      return words;
    }
    return alias.followedBy(words.subList(1, words.size()));
  }

  /** Its words and some more. */
  List<String> followedBy(List<String> more) {
    List<String> whole = new ArrayList<>(words);
    whole.addAll(more);
    return whole;
  }

  /** What it stands for, as a line. */
  String line() {
    return Words.line(words);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public String getGroup() {
    return "Shell";
  }

  @Override
  public String getDescription() {
    return "alias of '" + line() + "'";
  }

  @Override
  public List<String> getAliases() {
    return List.of();
  }

  @Override
  public ExitStatus execute(CommandContext context) {
    throw new IllegalStateException(name + " is to be expanded before it is run");
  }
}
