package dev.rolloutshell.simulator.fault;

import java.util.List;

/** A change that a watch does not tell of. */
final class EventDropped extends NamedKind implements FrameKind {

  EventDropped() {
    super(Family.WATCH, "event-dropped", "the watch never tells of a change");
  }

  @Override
  public Fate fate(byte[] frame, FaultEffect effect) {
    return Fate.gets(List.of());
  }
}
