package dev.rolloutshell.train;

import dev.rolloutshell.timeline.Timeline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say after a drill.
 *
 * @param drill its name
 * @param title its title
 * @param score the grade
 * @param typed the lines that were typed
 * @param writes the writes that clients made
 * @param faults the faults that struck
 * @param firstWrong the first line after which the solution helps no more, or {@code null}
 * @param reference the solution's lines, with what they took; none while it is kept back
 * @param diagnosis the right cause, with what speaks for it, or {@code null} while it is kept back
 * @param explanation what it teaches, likewise
 * @param issue the historical bug, or {@code null}
 * @param timeline all of it over time
 */
public record Debrief(
    String drill,
    String title,
    Score score,
    List<Typed> typed,
    List<Written> writes,
    List<Struck> faults,
    @Nullable Wrong firstWrong,
    List<Typed> reference,
    @Nullable Cause diagnosis,
    @Nullable String explanation,
    @Nullable String issue,
    Timeline timeline) {

  /**
   * The first wrong action.
   *
   * @param typed the line
   * @param seen what was missing at the end
   * @param instead what the solution did at that point, or {@code null} when it was over
   */
  public record Wrong(Typed typed, String seen, @Nullable Typed instead) {}

  /**
   * A cause.
   *
   * @param letter its letter
   * @param text the cause
   * @param why what speaks for it
   */
  public record Cause(String letter, String text, String why) {}
}
