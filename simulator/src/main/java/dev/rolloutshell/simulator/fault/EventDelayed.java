package dev.rolloutshell.simulator.fault;

import java.time.Duration;
import java.util.List;

/** A change that a watch tells of late, and everything after it too. */
final class EventDelayed extends NamedKind implements FrameKind {
  private static final String DELAY = "delay";

  EventDelayed() {
    super(
        Family.WATCH,
        "event-delayed",
        "the watch tells of a change, and of all later ones, only after a while",
        FaultParameter.duration(
            DELAY, Duration.ofSeconds(5), "for how long the stream is held up"));
  }

  @Override
  public Fate fate(byte[] frame, FaultEffect effect) {
    return new Fate(List.of(frame), effect.duration(DELAY), false);
  }
}
