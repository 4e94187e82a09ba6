package dev.rolloutshell.simulator.api;

/** Where a watch delivers its frames, in order. */
public interface WatchSink {

  /**
   * Takes one frame, a JSON document <code>{"type":...,"object":...}</code> without a newline.
   *
   * @param json the bytes, shared with other watches; must not be changed
   */
  void frame(byte[] json);

  /** The watch is over (its time is up); no frame follows. */
  void end();
}
