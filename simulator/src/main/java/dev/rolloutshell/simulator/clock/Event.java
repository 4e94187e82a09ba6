package dev.rolloutshell.simulator.clock;

/**
 * Something that will happen: an immutable value. It captures no mutable state but finds the parts
 * it works on through the world it is run in, so that pending events can be checkpointed.
 *
 * @param <W> the world it happens in
 */
public interface Event<W> {

  /** What happens, in a few words, for traces. */
  String name();

  /** Makes it happen. */
  void run(W world);

  /**
   * Whether it is mere housekeeping, which may wait for ever: a cluster with nothing else pending
   * is at rest.
   */
  default boolean isBackground() {
    return false;
  }
}
