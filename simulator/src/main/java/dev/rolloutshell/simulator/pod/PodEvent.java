package dev.rolloutshell.simulator.pod;

import dev.rolloutshell.simulator.clock.Event;
import dev.rolloutshell.simulator.model.ObjectKey;

/**
 * Something happens to a pod, if it is then still the same pod with the same images.
 *
 * @param pod where it is
 * @param uid which it is
 * @param images its images when this was planned
 * @param stage what happens
 * @param round how often it happened before
 */
record PodEvent(ObjectKey pod, String uid, String images, PodStage stage, int round)
    implements Event<PodWorld> {

  @Override
  public String name() {
    return "pod " + pod.name() + " " + stage.verb();
  }

  @Override
  public void run(PodWorld world) {
    world.podLifecycle().happen(this);
  }
}
