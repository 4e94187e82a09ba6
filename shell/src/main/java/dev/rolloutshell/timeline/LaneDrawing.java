package dev.rolloutshell.timeline;

import dev.rolloutshell.timeline.Timeline.Mark;
import java.util.ArrayList;
import java.util.List;

/** Draws what was done and what happened, each kind in a lane of its own. */
final class LaneDrawing {

  private static final double LETTER = 5.9;

  private final Plot plot;
  private final List<Mark> marks;

  LaneDrawing(Plot plot, List<Mark> marks) {
    this.plot = plot;
    this.marks = marks;
  }

  String lanes() {
    StringBuilder text = new StringBuilder();
    for (Mark.Kind kind : plot.lanes()) {
      String y = Markup.number(plot.lane(kind));
      text.append("<line class=\"lane\" x1=\"").append(Markup.number(Plot.LEFT)).append("\" x2=\"");
      text.append(Markup.number(Plot.RIGHT)).append("\" y1=\"").append(y).append("\" y2=\"");
      text.append(y).append("\"/>\n");
      text.append("<text class=\"side ").append(kind.word()).append("\" x=\"");
      text.append(Markup.number(Plot.LEFT - 12)).append("\" y=\"");
      text.append(Markup.number(plot.lane(kind) + 4)).append("\">").append(kind.heading());
      text.append("</text>\n").append(marks(kind));
    }
    return text.toString();
  }

  private String marks(Mark.Kind kind) {
    StringBuilder text = new StringBuilder();
    List<Integer> here = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      if (marks.get(i).kind() == kind) {
        here.add(i);
      }
    }
    double free = 0;
    for (int i = 0; i < here.size(); i++) {
      int index = here.get(i);
      double x = plot.x(marks.get(index).at());
      boolean last = i + 1 == here.size();
      double end = last ? Plot.WIDTH : plot.x(marks.get(here.get(i + 1)).at());
      String label =
          kind == Mark.Kind.WRITE
              ? written(marks.get(index), x, free)
              : label(marks.get(index), x, free, end);
      free = label.isEmpty() ? Math.max(free, x + 8) : x + 18;
      text.append(mark(index, x, label));
    }
    return text.toString();
  }

  private String mark(int index, double x, String label) {
    Mark mark = marks.get(index);
    double y = plot.lane(mark.kind());
    String guide =
        mark.kind() == Mark.Kind.WRITE || mark.kind() == Mark.Kind.NOTE
            ? ""
            : "<path class=\"guide\" d=\"M"
                + Markup.number(x)
                + " "
                + Markup.number(Plot.TOP)
                + "V"
                + Markup.number(y)
                + "\"/>";
    return "<g class=\"mark "
        + mark.kind().word()
        + "\" data-mark=\""
        + index
        + "\"><title>"
        + Markup.text(words(mark))
        + "</title>"
        + guide
        + "<path class=\"sign\" d=\""
        + sign(mark.kind(), x, y)
        + "\"/>"
        + label
        + "</g>\n";
  }

  /** A mark in one line. */
  static String words(Mark mark) {
    return mark.label()
        + (mark.what().isEmpty() ? "" : "  " + mark.what())
        + (mark.why().isEmpty() ? "" : ": " + mark.why());
  }

  /** A shape of its own for each kind, so that nothing hangs on colour. */
  private static String sign(Mark.Kind kind, double x, double y) {
    String start = "M" + Markup.number(x) + " " + Markup.number(y);
    return switch (kind) {
      case COMMAND -> start + "m-3 -5l8 5l-8 5z";
      case WRITE -> start + "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z";
      case FAULT -> start + "m0 -6.5l6 6.5l-6 6.5l-6 -6.5z";
      case WRONG -> start + "m-6 -4l2 -2l4 4l4 -4l2 2l-4 4l4 4l-2 2l-4 -4l-4 4l-2 -2l4 -4z";
      case NOTE -> start + "m-4 -4h8v8h-8z";
    };
  }

  /** The label to the right of its sign, or to the left where only there is room. */
  private String label(Mark mark, double x, double free, double end) {
    int right = (int) ((end - x - 18) / LETTER);
    int left = (int) ((x - Math.max(free, Plot.LEFT) - 18) / LETTER);
    boolean before = right < mark.label().length() && left > right && end == Plot.WIDTH;
    String shown = Markup.cut(mark.label(), before ? left : right);
    if (shown.length() < Math.min(4, mark.label().length())) {
      return "";
    }
    double y = plot.lane(mark.kind()) + 4;
    return before ? text("before", shown, x - 10, y) : text("after", shown, x + 10, y);
  }

  private String written(Mark mark, double x, double free) {
    String number = mark.label().replaceFirst("^(abort )?step ", "");
    return number.length() > 3 || x < free
        ? ""
        : text("above", number, x, plot.lane(mark.kind()) - 7);
  }

  private static String text(String place, String words, double x, double y) {
    return "<text class=\""
        + place
        + "\" x=\""
        + Markup.number(x)
        + "\" y=\""
        + Markup.number(y)
        + "\">"
        + Markup.text(words)
        + "</text>";
  }
}
