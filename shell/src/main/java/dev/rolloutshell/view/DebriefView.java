package dev.rolloutshell.view;

import dev.rolloutshell.timeline.TimelineText;
import dev.rolloutshell.train.Debrief;
import dev.rolloutshell.train.Goal;
import dev.rolloutshell.train.Score;
import dev.rolloutshell.train.Struck;
import dev.rolloutshell.train.Times;
import dev.rolloutshell.train.Typed;
import dev.rolloutshell.train.Written;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The look back at a drill. */
public final class DebriefView {

  private DebriefView() {}

  /**
   * A debrief as a value.
   *
   * @param drill the drill's name
   * @param title its title
   * @param passed whether every goal holds
   * @param score points of 100
   * @param mitigation how it was mended
   * @param diagnosis whether it was understood
   * @param hints hints taken
   * @param typed the lines that were typed
   * @param writes what clients wrote
   * @param faults the faults that struck
   * @param firstWrong the first line after which the solution helps no more, or {@code null}
   * @param keptBack whether the solution is kept back, and what is {@code null} or empty for it
   * @param reference what the solution did
   * @param cause the right cause
   * @param explanation what it teaches
   * @param issue the historical bug, or {@code null}
   * @param page the page that was written, or {@code null}
   */
  public record Shown(
      String drill,
      String title,
      boolean passed,
      int score,
      Score.Mitigation mitigation,
      Score.Diagnosed diagnosis,
      int hints,
      List<Typed> typed,
      List<Written> writes,
      List<Struck> faults,
      Debrief.@Nullable Wrong firstWrong,
      boolean keptBack,
      List<Typed> reference,
      Debrief.@Nullable Cause cause,
      @Nullable String explanation,
      @Nullable String issue,
      @Nullable String page) {}

  /**
   * A debrief.
   *
   * @param page the page that was written, or {@code null}
   */
  public static Output output(Debrief debrief, @Nullable String page) {
    Score score = debrief.score();
    Shown shown =
        new Shown(
            debrief.drill(),
            debrief.title(),
            score.passed(),
            score.points(),
            score.mitigation(),
            score.diagnosis(),
            score.hints(),
            debrief.typed(),
            debrief.writes(),
            debrief.faults(),
            debrief.firstWrong(),
            debrief.diagnosis() == null,
            debrief.reference(),
            debrief.diagnosis(),
            debrief.explanation(),
            debrief.issue(),
            page);
    return Output.of(shown, wide -> lines(debrief, page))
        .named(List.of("drill/" + debrief.drill()));
  }

  private static List<String> lines(Debrief debrief, @Nullable String page) {
    List<String> lines = new ArrayList<>(TimelineText.lines(debrief.timeline(), Paragraphs.WIDTH));
    lines.add("");
    debrief.score().mitigation().goals().stream()
        .filter(goal -> !goal.holds())
        .map(Goal.Verdict::goal)
        .forEach(goal -> lines.addAll(Paragraphs.of(goal, "missed: ", "        ")));
    Debrief.Wrong wrong = debrief.firstWrong();
    if (wrong != null) {
      Typed instead = wrong.instead();
      lines.addAll(
          Paragraphs.of(
              "'"
                  + wrong.typed().line()
                  + "' at +"
                  + Times.format(wrong.typed().at())
                  + (instead == null ? "" : "; the solution did '" + instead.line() + "'"),
              "first wrong action: ",
              "  "));
    }
    if (debrief.diagnosis() == null) {
      lines.addAll(
          Paragraphs.of(
              "the solution is kept back until the drill is passed; 'train debrief --solution'"
                  + " shows it, for at most 40 of 100 points of the mitigation"));
    }
    if (page != null) {
      lines.add("page: " + page);
    }
    return lines;
  }
}
