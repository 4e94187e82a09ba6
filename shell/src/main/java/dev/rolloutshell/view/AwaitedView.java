package dev.rolloutshell.view;

import dev.rolloutshell.view.ObjectsView.Listing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** That a rollout is waited for, and the controllers meanwhile. */
public final class AwaitedView {

  private AwaitedView() {}

  /** The lines of some controllers. */
  public static List<String> controllers(JsonNode list, Instant now) {
    Listing listing = new Listing("replicationcontrollers", list);
    return ObjectsView.output(List.of(listing), now, false).text().lines(true);
  }

  /**
   * The lines of a screen.
   *
   * @param name the controller whose rollout is waited for, or {@code null} for any
   * @param controllers the lines of the controllers
   */
  public static List<AttributedString> lines(
      String namespace,
      @Nullable String name,
      List<String> controllers,
      int columns,
      int rows,
      Glyphs glyphs) {
    String what = name == null ? "no rollout" : "no rollout of " + name;
    List<AttributedString> lines = new ArrayList<>();
    lines.add(
        new AttributedString(
            what + " is under way in namespace " + namespace + ": waiting for one to begin",
            AttributedStyle.BOLD));
    lines.add(new AttributedString("q leaves, Ctrl-C interrupts"));
    lines.add(new AttributedString(""));
    controllers.forEach(line -> lines.add(new AttributedString(line)));
    return lines.stream().limit(rows).map(line -> LiveView.cut(line, columns, glyphs)).toList();
  }
}
