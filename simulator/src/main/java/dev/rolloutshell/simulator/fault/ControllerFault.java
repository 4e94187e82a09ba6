package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.controller.ControllerSettings;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A controller of the cluster that works otherwise than it should while the fault stands. */
abstract class ControllerFault extends NamedKind implements StandingKind {
  private final Controller controller;

  /** A controller that faults know. */
  enum Controller {
    REPLICATION_MANAGER,
    GARBAGE_COLLECTOR
  }

  ControllerFault(Controller controller, String word, String about, FaultParameter... parameters) {
    super(Family.CONTROLLER, word, about, parameters);
    this.controller = controller;
  }

  /** How it works then. */
  abstract ControllerSettings altered(ControllerSettings usual, FaultEffect effect);

  private ControllerSettings settings(FaultWorld world) {
    return controller == Controller.REPLICATION_MANAGER
        ? world.replicationManager().settings()
        : world.garbageCollector().settings();
  }

  private void change(FaultWorld world, ControllerSettings next) {
    if (next.equals(settings(world))) {
      return;
    }
    if (controller == Controller.REPLICATION_MANAGER) {
      world.replicationManager().change(next);
    } else {
      world.garbageCollector().change(next);
    }
  }

  /** How the controller works usually; the first fault that stands on it remembers. */
  private ControllerSettings usual(FaultWorld world) {
    for (LiveFault fault : world.faults().list()) {
      if (isOfSame(fault) && fault.memory() instanceof ControllerSettings usual) {
        return usual;
      }
    }
    return settings(world);
  }

  private boolean isOfSame(LiveFault fault) {
    return fault.standing()
        && fault.spec().kind() instanceof ControllerFault other
        && other.controller == controller;
  }

  /** The usual settings as all standing faults on the controller alter them. */
  private ControllerSettings altered(ControllerSettings usual, FaultWorld world) {
    ControllerSettings settings = usual;
    for (LiveFault fault : world.faults().list()) {
      if (isOfSame(fault) && fault.spec().kind() instanceof ControllerFault other) {
        settings = other.altered(settings, fault.spec().effect());
      }
    }
    return settings;
  }

  @Override
  public final Object begin(FaultEffect effect, FaultWorld world) {
    ControllerSettings usual = usual(world);
    change(world, altered(altered(usual, world), effect));
    return usual;
  }

  @Override
  public final void end(FaultEffect effect, FaultWorld world, @Nullable Object memory) {
    change(world, altered((ControllerSettings) Objects.requireNonNull(memory), world));
  }
}
