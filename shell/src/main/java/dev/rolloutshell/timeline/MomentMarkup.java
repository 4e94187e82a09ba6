package dev.rolloutshell.timeline;

import dev.rolloutshell.timeline.Moments.Moment;
import dev.rolloutshell.timeline.Timeline.Mark;
import dev.rolloutshell.timeline.Timeline.Sample;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A moment as a part of a page: what stands under the slider, and its row in the table. */
final class MomentMarkup {

  private static final String CHANGED = "the pods or their controllers change";

  private final TimeAxis axis;

  MomentMarkup(TimeAxis axis) {
    this.axis = axis;
  }

  /** What stands under the slider while it points at the moment. */
  String panel(Moment moment, int index, int of, int mark) {
    String clock = "+" + Elapsed.text(axis.since(moment.at()));
    return "<article class=\"moment\" data-x=\""
        + Markup.number(Plot.x(axis.place(moment.at())))
        + "\" data-state=\""
        + moment.state()
        + "\" data-mark=\""
        + mark
        + "\" data-words=\""
        + Markup.text(clock + ", " + words(moment.mark()))
        + "\">\n<p class=\"moment-head\"><span class=\"clock\">"
        + clock
        + "</span>"
        + kind(moment.mark())
        + "<span class=\"count\">moment "
        + (index + 1)
        + " of "
        + of
        + ", "
        + moment.at().truncatedTo(ChronoUnit.MILLIS)
        + "</span></p>\n"
        + said(moment.mark())
        + numbers(moment.sample())
        + "</article>\n";
  }

  /** The row of the table. */
  String row(Moment moment) {
    Sample sample = moment.sample();
    return "<tr><td class=\"time\">+"
        + Elapsed.text(axis.since(moment.at()))
        + "</td><td>"
        + kind(moment.mark())
        + "</td><td class=\"event\">"
        + said(moment.mark())
        + "</td>"
        + cell(sample == null ? null : sample.ready(), sample != null && sample.belowFloor())
        + cell(sample == null ? null : sample.total(), sample != null && sample.aboveCeiling())
        + cell(sample == null ? null : sample.floor(), false)
        + cell(sample == null ? null : sample.ceiling(), false)
        + "</tr>\n";
  }

  private static String cell(@Nullable Integer pods, boolean breach) {
    String value = pods == null ? "" : pods.toString();
    return "<td class=\"number\">"
        + (breach ? "<span class=\"breach\">" + value + " !</span>" : value)
        + "</td>";
  }

  private static String kind(@Nullable Mark mark) {
    String word = mark == null ? "pods" : mark.kind().word();
    return "<span class=\"kind " + word + "\">" + word + "</span>";
  }

  private static String words(@Nullable Mark mark) {
    return mark == null ? CHANGED : LaneDrawing.words(mark);
  }

  private static String said(@Nullable Mark mark) {
    if (mark == null) {
      return "<p class=\"what\">" + CHANGED + "</p>";
    }
    String text = "<p class=\"what\">" + first(mark) + "</p>";
    return mark.why().isEmpty()
        ? text
        : text + "<p class=\"why\">" + Markup.text(mark.why()) + "</p>";
  }

  private static String first(Mark mark) {
    String label = Markup.text(mark.label());
    if (mark.kind() == Mark.Kind.COMMAND) {
      label = "<code>" + label + "</code>";
    }
    return mark.what().isEmpty() ? label : label + " <code>" + Markup.text(mark.what()) + "</code>";
  }

  private static String numbers(@Nullable Sample sample) {
    if (sample == null) {
      return "";
    }
    String text = "<p class=\"numbers\"><strong>" + sample.ready() + "</strong> ready of <strong>";
    text += sample.total() + "</strong>";
    text += sample.floor() == null ? "" : " · floor " + sample.floor();
    text += sample.ceiling() == null ? "" : " · ceiling " + sample.ceiling();
    text += sample.belowFloor() ? " · <span class=\"breach\">below the floor</span>" : "";
    text += sample.aboveCeiling() ? " · <span class=\"breach\">above the ceiling</span>" : "";
    return text + "</p>\n";
  }
}
