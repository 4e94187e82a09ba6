package dev.rolloutshell.view;

import dev.rolloutshell.timeline.Timeline;
import dev.rolloutshell.timeline.TimelineSvg;
import dev.rolloutshell.timeline.TimelineText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A timeline as lines, as a drawing, or as the names of the files that it was written to. */
public final class TimelineView {

  private TimelineView() {}

  /** The drawing with characters. */
  public static Output text(Timeline timeline, int width) {
    return Output.of(document(timeline), wide -> TimelineText.lines(timeline, wide ? 0 : width));
  }

  /** The drawing as SVG, in place of lines. */
  public static Output svg(Timeline timeline) {
    return Output.of(document(timeline), wide -> TimelineSvg.svg(timeline).lines().toList());
  }

  /** The files that it was written to. */
  public static Output files(Timeline timeline, List<String> files) {
    Map<String, Object> document = document(timeline);
    document.put("files", files);
    return Output.of(document, wide -> files.stream().map(file -> "written: " + file).toList());
  }

  private static Map<String, Object> document(Timeline timeline) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("title", timeline.title());
    document.put("subtitle", timeline.subtitle());
    document.put("facts", timeline.facts());
    document.put("samples", timeline.samples());
    List<Map<String, Object>> marks = new ArrayList<>();
    for (Timeline.Mark mark : timeline.marks()) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("at", mark.at());
      each.put("kind", mark.kind().word());
      each.put("label", mark.label());
      each.put("what", mark.what());
      each.put("why", mark.why());
      marks.add(each);
    }
    document.put("marks", marks);
    document.put("states", timeline.states());
    return document;
  }
}
