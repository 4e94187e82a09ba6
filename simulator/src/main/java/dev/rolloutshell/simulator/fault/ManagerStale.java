package dev.rolloutshell.simulator.fault;

import java.time.Duration;

/** A replication manager that another one replaces, whose cache is older. */
final class ManagerStale extends NamedKind implements ActKind {

  ManagerStale() {
    super(
        Family.CONTROLLER,
        "replication-manager-stale",
        "another replication manager takes over and acts on an older cache",
        FaultParameter.count("versions", 20, "how many changes of the cluster it has not seen"),
        FaultParameter.duration("catch-up", Duration.ofSeconds(1), "until it sees them"));
  }

  @Override
  public void act(FaultEffect effect, FaultWorld world) {
    world.replicationManager().failOver(effect.number("versions"), effect.duration("catch-up"));
  }
}
