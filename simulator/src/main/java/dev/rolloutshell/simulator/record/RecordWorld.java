package dev.rolloutshell.simulator.record;

/** Where the diary's own events find it. */
public interface RecordWorld {

  /** Removes old Events. */
  EventExpiry eventExpiry();
}
