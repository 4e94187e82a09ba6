package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.pod.Affliction;
import dev.rolloutshell.simulator.pod.PodBehaviour;

/** A pod that cannot pull its image. */
final class ImagePullFails extends NamedKind implements PodKind {

  ImagePullFails() {
    super(Family.POD, "image-pull-fails", "the pod cannot pull its image");
  }

  @Override
  public Affliction affliction(PodBehaviour usual, FaultEffect effect) {
    return new Affliction(usual.failing(PodBehaviour.Failure.IMAGE_PULL), null);
  }
}
