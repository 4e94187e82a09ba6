package dev.rolloutshell.view;

import dev.rolloutshell.train.Attempt;
import dev.rolloutshell.train.Drill;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hints of a drill, and its solution. */
public final class HelpView {

  private HelpView() {}

  /**
   * The hints so far.
   *
   * @param drill the drill's name
   * @param hint the last one
   * @param number which it is, from 1
   * @param of how many there are
   */
  public record Hint(String drill, String hint, int number, int of) {}

  /**
   * A solution.
   *
   * @param drill the drill's name
   * @param solution its lines
   * @param wrong lines that look right and are not
   * @param why why they are not
   * @param explanation what the drill teaches
   * @param issue the historical bug, or {@code null}
   */
  public record Solution(
      String drill,
      List<String> solution,
      List<String> wrong,
      String why,
      String explanation,
      @Nullable String issue) {}

  /** The last hint that was taken. */
  public static Output hint(Attempt attempt) {
    List<String> hints = attempt.hints();
    int of = attempt.drill().hints().size();
    String last =
        hints.isEmpty() ? "the drill is passed: no hint is needed" : hints.get(hints.size() - 1);
    Hint hint = new Hint(attempt.drill().name(), last, hints.size(), of);
    return Output.of(
        hint, wide -> Paragraphs.of(last, "hint " + hints.size() + " of " + of + ": ", "  "));
  }

  /** The solution. */
  public static Output solution(Attempt attempt) {
    Drill drill = attempt.drill();
    Solution solution =
        new Solution(
            drill.name(),
            drill.solution(),
            drill.wrong().lines(),
            drill.wrong().why(),
            drill.explanation().text(),
            drill.explanation().issue());
    return Output.of(solution, wide -> lines(solution));
  }

  private static List<String> lines(Solution solution) {
    List<String> lines = new ArrayList<>();
    lines.add("the solution:");
    solution.solution().forEach(line -> lines.add("  " + line));
    lines.add("looks right, and is not:");
    solution.wrong().forEach(line -> lines.add("  " + line));
    lines.addAll(Paragraphs.of(solution.why(), "  ", "  "));
    lines.add("");
    lines.addAll(Paragraphs.of(solution.explanation()));
    if (solution.issue() != null) {
      lines.add("source: " + solution.issue());
    }
    return lines;
  }
}
