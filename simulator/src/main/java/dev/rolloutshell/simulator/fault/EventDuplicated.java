package dev.rolloutshell.simulator.fault;

import java.util.List;

/** A change that a watch tells of twice. */
final class EventDuplicated extends NamedKind implements FrameKind {

  EventDuplicated() {
    super(Family.WATCH, "event-duplicated", "the watch tells of a change twice");
  }

  @Override
  public Fate fate(byte[] frame, FaultEffect effect) {
    return Fate.gets(List.of(frame, frame));
  }
}
