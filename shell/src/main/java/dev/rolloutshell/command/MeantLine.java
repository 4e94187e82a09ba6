package dev.rolloutshell.command;

import dev.rolloutshell.session.CommandFailure;
import java.util.List;
import org.springframework.shell.core.command.CommandRegistry;

/**
 * A line as it is to be run, and the command that it comes to: without quotes, and the carried one
 * where it has another command run, so that nothing that is refused hides in it.
 *
 * @param line what is run, with no alias in front
 * @param command the words of what does the work, with one space between them
 */
record MeantLine(String line, String command) {

  /**
   * What a line means among some commands.
   *
   * @throws CommandFailure with exit code 2 when a quote is not closed
   */
  static MeantLine of(CommandRegistry registry, String typed) {
    List<String> words = Words.of(typed);
    List<String> expanded = Aliased.expanded(registry, words);
    return new MeantLine(
        expanded.equals(words) ? typed : Words.line(expanded),
        String.join(" ", carried(registry, expanded)));
  }

  private static List<String> carried(CommandRegistry registry, List<String> words) {
    WordParser parser = new WordParser(registry);
    ShellCommand command = parser.named(words);
    if (command == null || !command.getName().equals(WatchCommand.NAME)) {
      return words;
    }
    try {
      return Aliased.expanded(
          registry, parser.parse(words).arguments().stream().map(word -> word.value()).toList());
    } catch (CommandFailure wrong) {
      return words; // Nothing of it will be run.
    }
  }

  /** A letter's command in place of the letter. */
  MeantLine withKeys() {
    String stands = DrillWatch.KEYS.get(command);
    return stands == null || !line.strip().equals(command) ? this : new MeantLine(stands, stands);
  }

  /** Whether it comes to a command with these words, or to one that begins with them. */
  boolean is(String words) {
    return is(command, words);
  }

  /** Whether a line that is run has these words, or begins with them. */
  static boolean isRun(String line, String words) {
    return is(String.join(" ", Words.of(line)), words);
  }

  private static boolean is(String command, String words) {
    return command.equals(words) || command.startsWith(words + " ");
  }
}
