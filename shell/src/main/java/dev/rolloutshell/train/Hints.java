package dev.rolloutshell.train;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rule that a drill's hints rise in detail: only the last one says what is to be typed. */
final class Hints {

  private static final int FEWEST = 2;
  private static final String WAITING = "simulator advance";

  private Hints() {}

  /** What is wrong with a drill's hints, or {@code null}. */
  static @Nullable String complaint(Drill drill) {
    List<String> hints = drill.hints();
    if (hints.size() < FEWEST || hints.stream().anyMatch(String::isBlank)) {
      return "there are not at least " + FEWEST + ", each with something to say";
    }
    if (new HashSet<>(hints).size() < hints.size()) {
      return "one is there twice";
    }
    String line = deciding(drill);
    if (!spaced(hints.get(hints.size() - 1)).contains(line)) {
      return "the last one does not say '" + line + "', as the solution does";
    }
    if (hints.subList(0, hints.size() - 1).stream().anyMatch(hint -> spaced(hint).contains(line))) {
      return "'" + line + "' stands in others than the last one, too";
    }
    return null;
  }

  /** The last line that does more than to let time pass. */
  static String deciding(Drill drill) {
    return drill.solution().stream()
        .map(Hints::spaced)
        .filter(line -> !line.startsWith(WAITING))
        .reduce((first, second) -> second)
        .orElse("");
  }

  private static String spaced(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
