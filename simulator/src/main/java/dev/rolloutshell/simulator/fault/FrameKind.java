package dev.rolloutshell.simulator.fault;

import java.time.Duration;
import java.util.List;

/** A fault that strikes single events of watches on their way to a client. */
public interface FrameKind extends FaultKind {

  /**
   * What becomes of an event.
   *
   * @param frames what the client gets in its place, in order
   * @param delay for how long the stream is held up first
   * @param ends whether the stream is closed after that
   */
  @SuppressWarnings("ArrayRecordComponent") // A value in transit, compared by nobody.
  record Fate(List<byte[]> frames, Duration delay, boolean ends) {

    static Fate gets(List<byte[]> frames) {
      return new Fate(frames, Duration.ZERO, false);
    }
  }

  /** What becomes of it. */
  Fate fate(byte[] frame, FaultEffect effect);

  /** Whether events of a type ({@code ADDED}, {@code BOOKMARK} and so on) are meant. */
  default boolean concerns(String type) {
    return type.equals("ADDED") || type.equals("MODIFIED") || type.equals("DELETED");
  }

  @Override
  default int timesByDefault() {
    return 1;
  }

  @Override
  default List<String> matchKeys() {
    return List.of("resource", "name", "namespace");
  }

  @Override
  default String occasion() {
    return "watch events";
  }
}
