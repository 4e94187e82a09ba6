package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.PodView;
import java.util.ArrayList;
import java.util.List;

/** Whose pods are whose while a rollout is under way. */
final class Halves {

  private Halves() {}

  /** Pods that count as the source's: owned, about to be adopted, or strays that it made. */
  static List<PodView> sourcePods(Situation here, ControllerView source) {
    String key = here.targetMarks().labelKey();
    List<PodView> pods = new ArrayList<>(here.owned(source));
    pods.addAll(here.adoptable(source));
    if (!here.sourceMarks().labelAdded().contains("selector")) {
      return pods; // The label is from an earlier rollout: a pod without it was taken out on
      // purpose.
    }
    for (PodView stray : here.strays(source.name(), source.selectorWithout(key), key)) {
      if (!pods.contains(stray)) {
        pods.add(stray);
      }
    }
    return pods;
  }
}
