package dev.rolloutshell.simulator.pod;

/** Where the pods' events find what they work on. */
public interface PodWorld {

  /** The life of pods. */
  PodLifecycle podLifecycle();
}
