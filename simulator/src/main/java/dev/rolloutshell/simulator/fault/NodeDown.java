package dev.rolloutshell.simulator.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A node that is down: its pods stop being ready, and in the end the cluster gives them up. */
final class NodeDown extends NamedKind implements StandingKind {

  NodeDown() {
    super(
        Family.POD,
        "node-down",
        "a node is down: its pods stop being ready, and in the end are given up",
        FaultParameter.text("node", "node-1", "which of node-1, node-2 and node-3"),
        FaultParameter.duration(
            "grace", Duration.ofSeconds(40), "until the cluster notices that it is down"),
        FaultParameter.duration(
            "eviction",
            Duration.ofSeconds(340),
            "until the cluster deletes its pods; 0s for never"),
        StandingKind.lasts(Duration.ofMinutes(10)));
  }

  @Override
  public @Nullable Object begin(FaultEffect effect, FaultWorld world) {
    world
        .podLifecycle()
        .nodeFails(effect.text("node"), effect.duration("grace"), effect.duration("eviction"));
    return null;
  }

  @Override
  public void end(FaultEffect effect, FaultWorld world, @Nullable Object memory) {
    world.podLifecycle().nodeRecovers(effect.text("node"));
  }
}
