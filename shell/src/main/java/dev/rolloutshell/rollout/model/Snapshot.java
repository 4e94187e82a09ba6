package dev.rolloutshell.rollout.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a namespace: first its controllers, then the pods, so that the pods are never
 * older than the controllers that account for them.
 *
 * @param namespace the namespace
 * @param controllers all its ReplicationControllers
 * @param pods the pods that concern the rollout
 */
public record Snapshot(String namespace, List<ControllerView> controllers, List<PodView> pods) {

  /** The controller of exactly this name, or {@code null}. */
  public @Nullable ControllerView controller(String name) {
    for (ControllerView controller : controllers) {
      if (controller.name().equals(name)) {
        return controller;
      }
    }
    return null;
  }

  /** The active pods that a controller owns. */
  public List<PodView> owned(ControllerView controller) {
    List<PodView> owned = new ArrayList<>();
    for (PodView pod : pods) {
      if (pod.active() && pod.ownerUid().equals(controller.uid())) {
        owned.add(pod);
      }
    }
    return owned;
  }
}
