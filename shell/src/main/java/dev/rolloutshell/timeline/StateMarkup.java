package dev.rolloutshell.timeline;

import dev.rolloutshell.timeline.Timeline.Controller;
import dev.rolloutshell.timeline.Timeline.Pod;
import dev.rolloutshell.timeline.Timeline.State;
import java.util.List;

/** A state of the cluster as a part of a page: a box for each controller, with its pods. */
final class StateMarkup {

  private StateMarkup() {}

  static String of(State state) {
    StringBuilder text = new StringBuilder("<div class=\"halves\">\n");
    for (Controller controller : state.controllers()) {
      List<Pod> owned = owned(state, controller.name());
      long ready = owned.stream().filter(Pod::ready).count();
      text.append("<section class=\"half\"><h3>").append(Markup.text(controller.name()));
      if (!controller.role().isEmpty()) {
        text.append(" <span>").append(Markup.text(controller.role())).append("</span>");
      }
      text.append("</h3><p>wants ").append(controller.desired()).append(", has ");
      text.append(owned.size()).append(", ").append(ready).append(" ready");
      if (!controller.image().isEmpty()) {
        text.append(" · ").append(Markup.text(controller.image()));
      }
      text.append("</p>").append(pods(owned)).append("</section>\n");
    }
    List<Pod> alone =
        state.pods().stream().filter(pod -> !controlled(state, pod.controller())).toList();
    if (!alone.isEmpty()) {
      text.append("<section class=\"half\"><h3>no controller</h3><p>");
      text.append(alone.size()).append(alone.size() == 1 ? " pod" : " pods").append("</p>");
      text.append(pods(alone)).append("</section>\n");
    }
    text.append("</div>\n");
    if (!state.caption().isEmpty()) {
      text.append("<p class=\"caption\">").append(Markup.text(state.caption())).append("</p>\n");
    }
    return text.toString();
  }

  private static boolean controlled(State state, String name) {
    return state.controllers().stream().anyMatch(c -> c.name().equals(name));
  }

  private static List<Pod> owned(State state, String name) {
    return state.pods().stream().filter(pod -> pod.controller().equals(name)).toList();
  }

  private static String pods(List<Pod> pods) {
    if (pods.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("<ul class=\"pods\">");
    for (Pod pod : pods) {
      text.append(pod.ready() ? "<li class=\"ready\">✓ " : "<li>○ ");
      text.append(Markup.text(pod.name())).append(" <span>");
      text.append(Markup.text(pod.ready() ? "ready" : pod.status())).append("</span></li>");
    }
    return text.append("</ul>").toString();
  }
}
