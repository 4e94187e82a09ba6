package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.Mark;
import java.util.List;
import java.util.Map;

/**
 * A controller whose selector and template carry a label that no pod has: it owns nothing, adopts
 * nothing and, at 0 replicas, makes nothing.
 */
final class Parking {

  private static final List<String> PLACES = List.of("selector", "template");

  private Parking() {}

  static boolean isParked(ControllerView controller) {
    return controller.selector().containsKey(Mark.PARK_LABEL);
  }

  static Map<String, Object> parked(Map<String, Object> manifest, String value) {
    return Edit.of(manifest).label(Mark.PARK_LABEL, value, PLACES).manifest();
  }

  static Map<String, Object> unparked(Map<String, Object> manifest) {
    return Edit.of(manifest).dropLabel(Mark.PARK_LABEL, PLACES).manifest();
  }
}
