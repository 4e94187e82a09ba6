package dev.rolloutshell.train;

import dev.rolloutshell.journal.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lines of a journal, cut where it went wrong.
 *
 * @param setup the lines up to the first that stopped a rollout half-way; its first line where none
 *     did
 * @param solution the lines after them
 * @param trouble why it stopped, or empty
 */
record JournalLines(List<String> setup, List<String> solution, String trouble) {

  /** Commands that play a part; what only looks, trains or connects does not. */
  private static final Set<String> ACTING = Set.of("rollout", "scale", "delete", "apply");

  private static final Set<String> LOOKING =
      Set.of(
          "rollout plan", "rollout status", "rollout explain", "rollout history", "rollout watch");

  /** One command of a session. */
  private static final class Command {
    private String line = "";
    private int code = -1;
    private String message = "";
  }

  static JournalLines of(List<Entry> entries) {
    List<Command> acting = new ArrayList<>();
    for (Command command : commands(entries)) {
      if (acts(command.line)) {
        acting.add(command);
      }
    }
    if (acting.isEmpty()) {
      throw new IllegalArgumentException(
          "expected commands on a rollout, but none were typed in it");
    }
    int cut = 0;
    for (int i = 0; i < acting.size() - 1 && cut == 0; i++) {
      cut = acting.get(i).code == 0 ? 0 : i + 1;
    }
    String trouble = cut == 0 ? "" : trouble(acting.get(cut - 1));
    int from = cut == 0 && acting.size() > 1 ? 1 : cut;
    return new JournalLines(
        acting.subList(0, from).stream().map(c -> c.line).toList(),
        acting.subList(from, acting.size()).stream().map(c -> c.line).toList(),
        trouble);
  }

  private static String trouble(Command stopped) {
    if (stopped.code < 0) {
      return "The shell died in the middle of it.";
    }
    return stopped.message.isEmpty() ? "exit code " + stopped.code : stopped.message;
  }

  private static boolean acts(String line) {
    String[] words = line.strip().split("\\s+", -1);
    String two = words.length > 1 ? words[0] + " " + words[1] : words[0];
    return ACTING.contains(words[0]) && !LOOKING.contains(two);
  }

  private static List<Command> commands(List<Entry> entries) {
    Map<String, Command> commands = new LinkedHashMap<>();
    for (Entry entry : entries) {
      Command command =
          commands.computeIfAbsent(entry.session() + " " + entry.command(), key -> new Command());
      if (entry.what() instanceof Entry.Typed typed) {
        command.line = typed.line();
      } else if (entry.what() instanceof Entry.Ended ended) {
        command.code = ended.exitCode();
      } else if (entry.what() instanceof Entry.Reported reported) {
        command.message = reported.message();
      }
    }
    return List.copyOf(commands.values());
  }
}
