package dev.rolloutshell.timeline;

import dev.rolloutshell.timeline.Moments.Moment;
import dev.rolloutshell.timeline.Timeline.Fact;
import dev.rolloutshell.timeline.Timeline.Passage;
import dev.rolloutshell.timeline.Timeline.State;
import java.util.List;

/**
 * Writes a timeline as one page that needs nothing else: no network, no other file. A slider walks
 * through its moments; the same stands in a table. The page is well-formed XML, too.
 */
public final class TimelinePage {

  private TimelinePage() {}

  /** The page. */
  public static String html(Timeline timeline) {
    List<Moment> moments = Moments.of(timeline);
    MomentMarkup markup = new MomentMarkup(TimeAxis.of(timeline));
    return "<!DOCTYPE html>\n<html lang=\"en\">\n"
        + head(timeline)
        + "<body>\n<main>\n"
        + title(timeline)
        + drawing(timeline, moments)
        + moments(timeline, markup, moments)
        + passages(timeline)
        + events(markup, moments)
        + "</main>\n<script>\n"
        + Resources.text("page.js")
        + "</script>\n</body>\n</html>\n";
  }

  private static String head(Timeline timeline) {
    return "<head>\n<meta charset=\"utf-8\"/>\n"
        + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
        + " style-src 'unsafe-inline'; script-src 'unsafe-inline'\"/>\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        + "<title>"
        + Markup.text(timeline.title())
        + "</title>\n<style>\n"
        + Resources.text("page.css")
        + Resources.text("drawing.css")
        + "</style>\n</head>\n";
  }

  private static String title(Timeline timeline) {
    StringBuilder text = new StringBuilder("<header>\n<h1>");
    text.append(Markup.text(timeline.title())).append("</h1>\n");
    if (!timeline.subtitle().isEmpty()) {
      text.append("<p class=\"subtitle\">").append(Markup.text(timeline.subtitle()));
      text.append("</p>\n");
    }
    text.append("<p class=\"summary\">").append(Markup.text(Summary.of(timeline)));
    text.append("</p>\n");
    if (!timeline.facts().isEmpty()) {
      text.append("<dl class=\"facts\">\n");
      for (Fact fact : timeline.facts()) {
        text.append("<div><dt>").append(Markup.text(fact.name())).append("</dt><dd>");
        text.append(Markup.text(fact.value())).append("</dd></div>\n");
      }
      text.append("</dl>\n");
    }
    return text.append("</header>\n").toString();
  }

  private static String drawing(Timeline timeline, List<Moment> moments) {
    if (moments.isEmpty()) {
      return "";
    }
    return "<section class=\"card drawing\" aria-label=\"Drawing\">\n"
        + TimelineSvg.drawing(timeline)
        + "<div class=\"walk\" id=\"walk\" hidden=\"hidden\">\n"
        + "<button type=\"button\" id=\"back\" aria-label=\"one moment back\">◀</button>\n"
        + "<button type=\"button\" id=\"play\">Play</button>\n"
        + "<button type=\"button\" id=\"next\" aria-label=\"one moment on\">▶</button>\n"
        + "<label for=\"at\">Moment</label>\n"
        + "<input type=\"range\" id=\"at\" min=\"0\" step=\"1\" value=\"0\" max=\""
        + (moments.size() - 1)
        + "\"/>\n</div>\n</section>\n";
  }

  private static String moments(Timeline timeline, MomentMarkup markup, List<Moment> moments) {
    if (moments.isEmpty()) {
      return "";
    }
    StringBuilder text =
        new StringBuilder("<section class=\"card\" aria-live=\"polite\">\n<div id=\"moments\">\n");
    int marks = 0;
    for (int i = 0; i < moments.size(); i++) {
      int mark = moments.get(i).mark() == null ? -1 : marks++;
      String panel = markup.panel(moments.get(i), i, moments.size(), mark);
      text.append(i == 0 ? panel : panel.replaceFirst(" ", " hidden=\"hidden\" "));
    }
    text.append("</div>\n<div id=\"states\">\n");
    List<State> states = timeline.states();
    for (int i = 0; i < states.size(); i++) {
      boolean first = i == moments.get(0).state();
      text.append("<div class=\"state\"").append(first ? "" : " hidden=\"hidden\"").append(">\n");
      text.append(StateMarkup.of(states.get(i))).append("</div>\n");
    }
    return text.append("</div>\n</section>\n").toString();
  }

  private static String passages(Timeline timeline) {
    StringBuilder text = new StringBuilder();
    for (Passage passage : timeline.passages()) {
      text.append("<section class=\"card passage\">\n<h2>");
      text.append(Markup.text(passage.heading())).append("</h2>\n<p>");
      text.append(Markup.text(passage.text())).append("</p>\n</section>\n");
    }
    return text.toString();
  }

  private static String events(MomentMarkup markup, List<Moment> moments) {
    StringBuilder text = new StringBuilder("<section class=\"card\">\n<h2>All moments</h2>\n");
    text.append("<div class=\"scroll\"><table id=\"events\" class=\"jumps\">\n<thead><tr>");
    text.append("<th scope=\"col\">Time</th><th scope=\"col\">Kind</th>");
    text.append("<th scope=\"col\">What and why</th>");
    for (String name : List.of("Ready", "Total", "Floor", "Ceiling")) {
      text.append("<th scope=\"col\" class=\"number\">").append(name).append("</th>");
    }
    text.append("</tr></thead>\n<tbody>\n");
    moments.forEach(moment -> text.append(markup.row(moment)));
    return text.append("</tbody>\n</table></div>\n</section>\n").toString();
  }
}
