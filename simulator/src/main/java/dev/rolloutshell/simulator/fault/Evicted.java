package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.DeleteOptions;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.List;

/** Pods that are evicted, as when their node is drained. */
final class Evicted extends NamedKind implements ActKind {

  Evicted() {
    super(
        Family.POD,
        "evicted",
        "pods are evicted, as when their node is drained",
        FaultParameter.text("pod", "*", "their names, in which * stands for anything"),
        FaultParameter.count("pods", 1, "how many at most"),
        Place.parameter());
  }

  @Override
  public void act(FaultEffect effect, FaultWorld world) {
    List<StoredObject> going =
        world.objects().list(ResourceTypes.PODS, Place.of(effect)).stream()
            .filter(pod -> !pod.isBeingDeleted())
            .filter(pod -> FaultMatch.glob(effect.text("pod"), pod.name()))
            .limit(effect.number("pods"))
            .toList();
    going.forEach(pod -> world.objects().delete(pod.key(), DeleteOptions.DEFAULT.ifUid(pod.uid())));
  }
}
