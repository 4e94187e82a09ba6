package dev.rolloutshell.timeline;

import java.time.Instant;

/** Draws a timeline as SVG that needs nothing else, in light and in dark surroundings. */
public final class TimelineSvg {

  private TimelineSvg() {}

  /** A complete SVG document. */
  public static String svg(Timeline timeline) {
    return drawing(timeline, "<style>\n" + Resources.text("drawing.css") + "</style>\n", "");
  }

  /** The drawing as a part of a page that has its styles. */
  static String drawing(Timeline timeline) {
    String x = Markup.number(Plot.LEFT);
    String line = "<line class=\"cursor\" x1=\"" + x + "\" x2=\"" + x + "\" y1=\"";
    line += Markup.number(Plot.TOP - 12) + "\" y2=\"";
    line +=
        Markup.number(new Plot(timeline).floorLine()) + "\"/><circle class=\"cursor-head\" cx=\"";
    return drawing(
        timeline, "", line + x + "\" cy=\"" + Markup.number(Plot.TOP - 12) + "\" r=\"4\"/>\n");
  }

  private static String drawing(Timeline timeline, String style, String cursor) {
    Plot plot = new Plot(timeline);
    SeriesDrawing series = new SeriesDrawing(plot, timeline.samples());
    String size = Markup.number(Plot.WIDTH) + " " + Markup.number(plot.height());
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"timeline\" viewBox=\"0 0 "
        + size
        + "\" role=\"img\" aria-labelledby=\"timeline-title timeline-desc\">\n"
        + "<title id=\"timeline-title\">"
        + Markup.text(timeline.title())
        + "</title>\n<desc id=\"timeline-desc\">"
        + Markup.text(Summary.of(timeline))
        + "</desc>\n"
        + style
        + "<defs><pattern id=\"timeline-hatch\" width=\"6\" height=\"6\""
        + " patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
        + "<rect class=\"hatch-ground\" width=\"6\" height=\"6\"/>"
        + "<path class=\"hatch-line\" d=\"M0 0V6\"/></pattern></defs>\n"
        + "<rect class=\"ground\" width=\""
        + size.replace(" ", "\" height=\"")
        + "\"/>\n"
        + levels(plot)
        + times(plot)
        + folds(plot)
        + series.areasAndLines()
        + series.labels()
        + new LaneDrawing(plot, timeline.marks()).lanes()
        + cursor
        + "</svg>\n";
  }

  private static String levels(Plot plot) {
    StringBuilder text = new StringBuilder();
    for (int pods : plot.levels()) {
      String y = Markup.number(plot.y(pods));
      text.append("<path class=\"level\" d=\"M").append(Markup.number(Plot.LEFT)).append(' ');
      text.append(y).append('H').append(Markup.number(Plot.RIGHT)).append("\"/>");
      text.append("<text class=\"side\" x=\"").append(Markup.number(Plot.LEFT - 12));
      text.append("\" y=\"").append(Markup.number(plot.y(pods) + 4)).append("\">");
      text.append(pods).append("</text>\n");
    }
    text.append("<text class=\"side unit\" x=\"").append(Markup.number(Plot.LEFT - 12));
    return text.append("\" y=\"16\">pods</text>\n").toString();
  }

  private static String times(Plot plot) {
    StringBuilder text = new StringBuilder();
    double y = plot.floorLine();
    for (Instant tick : plot.axis().ticks(0.085)) {
      String x = Markup.number(plot.x(tick));
      text.append("<path class=\"time\" d=\"M").append(x).append(' ');
      text.append(Markup.number(Plot.TOP)).append('V').append(Markup.number(y)).append("\"/>");
      text.append("<text class=\"time\" x=\"").append(x).append("\" y=\"");
      text.append(Markup.number(y + 18)).append("\">");
      text.append(Elapsed.text(plot.axis().since(tick))).append("</text>\n");
    }
    return text.toString();
  }

  private static String folds(Plot plot) {
    StringBuilder text = new StringBuilder();
    for (TimeAxis.Stretch fold : plot.axis().folds()) {
      double left = Plot.x(fold.start());
      double right = Plot.x(fold.end());
      text.append("<g class=\"fold\"><title>").append(Elapsed.rough(fold.length()));
      text.append(" in which nothing changed, drawn short</title><rect x=\"");
      text.append(Markup.number(left)).append("\" y=\"").append(Markup.number(Plot.TOP));
      text.append("\" width=\"").append(Markup.number(right - left)).append("\" height=\"");
      text.append(Markup.number(plot.floorLine() - Plot.TOP)).append("\"/><text x=\"");
      text.append(Markup.number((left + right) / 2)).append("\" y=\"");
      text.append(Markup.number(Plot.TOP - 8)).append("\">").append(Elapsed.rough(fold.length()));
      text.append("</text></g>\n");
    }
    return text.toString();
  }
}
