package dev.rolloutshell.simulator.pod;

import dev.rolloutshell.simulator.clock.Event;
import java.time.Instant;

/**
 * The cluster notices that a node is down, or gives its pods up, if it still is.
 *
 * @param since when the node went down
 * @param evicts whether its pods are given up
 */
record NodeEvent(String node, Instant since, boolean evicts) implements Event<PodWorld> {

  @Override
  public String name() {
    return node + (evicts ? " is given up" : " is seen to be down");
  }

  @Override
  public void run(PodWorld world) {
    world.podLifecycle().happen(this);
  }
}
