package dev.rolloutshell.simulator.api;

/** An open watch. */
public interface WatchHandle extends AutoCloseable {

  /** Stops the watch without a word to its sink; closing twice is fine. */
  @Override
  void close();
}
