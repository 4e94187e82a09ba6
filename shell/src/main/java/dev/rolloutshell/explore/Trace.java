package dev.rolloutshell.explore;

import java.time.Instant;

/** Numbers that tell one course of events from another, the same on every machine. */
final class Trace {

  private Trace() {}

  static long mix(long trace, long value) {
    long z = trace * 31 + value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  static long mix(long trace, String text) {
    return mix(trace, text.hashCode());
  }

  static long mix(long trace, Instant time) {
    return mix(mix(trace, time.getEpochSecond()), time.getNano());
  }

  static long mix(long trace, byte[] bytes) {
    long z = trace;
    for (byte b : bytes) {
      z = (z ^ b) * 0x100000001B3L;
    }
    return mix(z, bytes.length);
  }

  static long mix(long trace, String method, String path, int status) {
    return mix(mix(mix(trace, method), path), status);
  }
}
