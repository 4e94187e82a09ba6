package dev.rolloutshell.simulator.fault;

import java.time.Duration;
import java.util.List;

/** A watch whose stream ends in place of an event. */
final class WatchClosed extends NamedKind implements FrameKind {

  WatchClosed() {
    super(Family.WATCH, "watch-closed", "the stream ends in place of an event");
  }

  @Override
  public Fate fate(byte[] frame, FaultEffect effect) {
    return new Fate(List.of(), Duration.ZERO, true);
  }
}
