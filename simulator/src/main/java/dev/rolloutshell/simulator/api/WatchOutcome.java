package dev.rolloutshell.simulator.api;

/** What became of a request to watch. */
public sealed interface WatchOutcome {

  /**
   * The watch was refused.
   *
   * @param response the answer
   */
  record Refused(ApiResponse response) implements WatchOutcome {}

  /**
   * The watch is open, or has ended already through its sink.
   *
   * @param contentType media type of the stream
   * @param handle closes it
   */
  record Open(String contentType, WatchHandle handle) implements WatchOutcome {}
}
