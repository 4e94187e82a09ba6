package dev.rolloutshell.train;

import dev.rolloutshell.journal.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The commands of a journal that act on a rollout, so that they can be typed again.
 *
 * @param lines what was done, in its order
 */
record JournalLines(List<Line> lines) {

  /** Commands that play a part; what only looks, trains or connects does not. */
  private static final Set<String> ACTING = Set.of("rollout", "rolling-update", "scale", "delete");

  private static final Set<String> LOOKING =
      Set.of(
          "rollout plan", "rollout status", "rollout explain", "rollout history", "rollout watch");

  private static final Duration LEAST = Duration.ofSeconds(2);
  private static final Duration MOST = Duration.ofMinutes(10);

  /** Copies the list. */
  JournalLines {
    lines = List.copyOf(lines);
  }

  /**
   * Something that was done.
   *
   * @param typed the line to type again; several where it was interrupted
   * @param stopped whether it stopped before its end
   * @param said why, or empty
   */
  record Line(List<String> typed, boolean stopped, String said) {

    /** Copies the list. */
    Line {
      typed = List.copyOf(typed);
    }
  }

  /**
   * The lines of a journal.
   *
   * @throws IllegalArgumentException when there are none, or one cannot be typed again
   */
  static JournalLines of(List<Entry> entries, String rollout) {
    List<Line> lines = new ArrayList<>();
    JournalCommand before = null;
    for (JournalCommand command : commands(entries, rollout)) {
      if (!acts(command, rollout)) {
        continue;
      }
      List<String> typed = new ArrayList<>();
      String pause = before == null ? null : pause(before.ended(), command.began());
      if (pause != null) {
        typed.add(pause);
      }
      typed.addAll(command.again(rollout));
      lines.add(new Line(typed, command.stopped(), command.trouble()));
      before = command;
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(
          "expected commands on the rollout of " + rollout + ", but none were typed in it");
    }
    return new JournalLines(lines);
  }

  private static @Nullable String pause(@Nullable Instant from, Instant to) {
    Duration gap = from == null ? Duration.ZERO : Duration.between(from, to);
    boolean waited = gap.compareTo(LEAST) >= 0 && gap.compareTo(MOST) <= 0;
    return waited ? "simulator advance " + gap.toSeconds() + "s" : null;
  }

  private static boolean acts(JournalCommand command, String rollout) {
    String[] words = command.words();
    String two = words.length > 1 ? words[0] + " " + words[1] : words[0];
    if (words[0].equals("apply") && command.line().contains(rollout)) {
      throw new IllegalArgumentException(
          "'"
              + command.line()
              + "': expected no files, as journals do not keep what stands in them");
    }
    if (!ACTING.contains(words[0]) || LOOKING.contains(two) || command.dry()) {
      return false;
    }
    return words[0].startsWith("roll") ? command.concerns() : command.line().contains(rollout);
  }

  private static List<JournalCommand> commands(List<Entry> entries, String rollout) {
    Map<String, JournalCommand> commands = new LinkedHashMap<>();
    for (Entry entry : entries) {
      commands
          .computeIfAbsent(
              entry.session() + " " + entry.command(), key -> new JournalCommand(entry.clock()))
          .add(entry, rollout);
    }
    return List.copyOf(commands.values());
  }

  /** What is to be typed from one line to another. */
  List<String> typed(int from, int to) {
    return lines.subList(from, to).stream().flatMap(line -> line.typed().stream()).toList();
  }

  /**
   * Where the lines may be cut into what others did and what is to be done, the best first.
   *
   * @param tookOver whether others had begun before the session
   */
  List<Integer> cuts(boolean tookOver) {
    List<Integer> cuts = new ArrayList<>();
    if (tookOver) {
      cuts.add(0);
    }
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i - 1).stopped()) {
        cuts.add(i);
      }
    }
    for (int i = lines.size() > 1 ? 1 : 0; i < lines.size() && cuts.isEmpty(); i++) {
      cuts.add(i);
    }
    if (!cuts.contains(0)) {
      cuts.add(0);
    }
    return cuts.subList(0, Math.min(cuts.size(), 5));
  }

  /** Why it stopped before a line, or empty. */
  String trouble(int cut) {
    return cut == 0 ? "" : lines.get(cut - 1).said();
  }
}
