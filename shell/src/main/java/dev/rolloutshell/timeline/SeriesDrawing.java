package dev.rolloutshell.timeline;

import dev.rolloutshell.timeline.Timeline.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Draws numbers of pods: areas and lines of what there was, dashed lines of what is allowed. */
final class SeriesDrawing {

  private final Plot plot;
  private final List<Sample> samples;

  SeriesDrawing(Plot plot, List<Sample> samples) {
    this.plot = plot;
    this.samples = samples;
  }

  /** The areas and lines. */
  String areasAndLines() {
    return path("total-area", between(s -> 0, Sample::total))
        + path("ready-area", between(s -> 0, Sample::ready))
        + path("breach", between(Sample::ready, s -> s.belowFloor() ? s.floor() : null))
        + path("breach", between(Sample::ceiling, s -> s.aboveCeiling() ? s.total() : null))
        + path("total-line", line(Sample::total))
        + path("ceiling-line", line(Sample::ceiling))
        + path("ready-line", line(Sample::ready))
        + path("floor-line", line(Sample::floor));
  }

  private static String path(String style, String data) {
    return data.isEmpty() ? "" : "<path class=\"" + style + "\" d=\"" + data + "\"/>\n";
  }

  /** Where a sample's time on the axis ends. */
  private double end(int index) {
    return index + 1 < samples.size() ? plot.x(samples.get(index + 1).at()) : Plot.RIGHT;
  }

  private String between(
      Function<Sample, @Nullable Integer> low, Function<Sample, @Nullable Integer> high) {
    StringBuilder data = new StringBuilder();
    for (int i = 0; i < samples.size(); i++) {
      Integer from = low.apply(samples.get(i));
      Integer to = high.apply(samples.get(i));
      double left = plot.x(samples.get(i).at());
      if (from != null && to != null && !from.equals(to) && end(i) > left) {
        data.append('M').append(Markup.number(left)).append(' ').append(y(from));
        data.append('H').append(Markup.number(end(i))).append('V').append(y(to));
        data.append('H').append(Markup.number(left)).append('Z');
      }
    }
    return data.toString();
  }

  private String line(Function<Sample, @Nullable Integer> value) {
    StringBuilder data = new StringBuilder();
    boolean drawing = false;
    for (int i = 0; i < samples.size(); i++) {
      Integer pods = value.apply(samples.get(i));
      if (pods != null) {
        double left = plot.x(samples.get(i).at());
        data.append(drawing ? "V" : "M" + Markup.number(left) + " ").append(y(pods));
        data.append('H').append(Markup.number(end(i)));
      }
      drawing = pods != null;
    }
    return data.toString();
  }

  private String y(int pods) {
    return Markup.number(plot.y(pods));
  }

  private record Label(String style, String text, double y) {}

  /** The names of the lines beside their ends, moved apart where they would cover each other. */
  String labels() {
    if (samples.isEmpty()) {
      return "";
    }
    Sample last = samples.get(samples.size() - 1);
    List<Label> labels = new ArrayList<>();
    add(labels, "ceiling", last.ceiling());
    add(labels, "total", last.total());
    add(labels, "ready", last.ready());
    add(labels, "floor", last.floor());
    labels.sort(Comparator.comparingDouble(Label::y));
    StringBuilder text = new StringBuilder();
    double free = 0;
    double room = Plot.BOTTOM - 15 * (labels.size() - 1.0);
    for (Label label : labels) {
      double y = Math.min(Math.max(label.y(), free), room);
      text.append("<text class=\"end ").append(label.style()).append("\" x=\"");
      text.append(Markup.number(Plot.RIGHT + 8)).append("\" y=\"");
      text.append(Markup.number(y + 4)).append("\">").append(label.text()).append("</text>\n");
      free = y + 15;
      room += 15;
    }
    return text.toString();
  }

  private void add(List<Label> labels, String name, @Nullable Integer pods) {
    if (pods != null) {
      // Slightly apart, so that equal numbers keep this order.
      labels.add(new Label(name, name + " " + pods, plot.y(pods) + labels.size() * 0.01));
    }
  }
}
