package dev.rolloutshell.train;

import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.simulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/** Where the label of a rollout is. */
final class Labels {

  private Labels() {}

  /** Whether a pod that is not on its way out carries it. */
  static boolean has(StoredObject pod) {
    return !pod.isBeingDeleted() && pod.labels().containsKey(Mark.LABEL_KEY);
  }

  /** Where it is left on a controller, or {@code null} when it is nowhere. */
  static @Nullable String left(String name, Evidence evidence) {
    StoredObject controller = evidence.controller(name);
    if (controller == null) {
      return "there is no controller " + name;
    }
    if (controller.labels().containsKey(Mark.LABEL_KEY)
        || controller.spec().object("selector").containsKey(Mark.LABEL_KEY)) {
      return name + " carries it";
    }
    boolean inTemplate =
        controller
            .spec()
            .object("template")
            .object("metadata")
            .object("labels")
            .containsKey(Mark.LABEL_KEY);
    if (inTemplate) {
      return "the template of " + name + " carries it";
    }
    return evidence.podsOf(controller).stream()
        .filter(Labels::has)
        .findFirst()
        .map(pod -> "pod " + pod.name() + " carries it")
        .orElse(null);
  }
}
