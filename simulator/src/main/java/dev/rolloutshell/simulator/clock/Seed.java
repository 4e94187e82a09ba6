package dev.rolloutshell.simulator.clock;

import java.time.Duration;

/**
 * The simulation's only source of chance: SplitMix64 (Steele, Lea and Flood, 2014). A part gets a
 * stream of its own by {@link #split}, so that it does not disturb the others.
 */
public final class Seed {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** The letters and digits of Kubernetes' generated names: no vowels, nothing easily confused. */
  private static final String SAFE = "bcdfghjklmnpqrstvwxz2456789";

  private long state;

  /** The stream of a number. */
  public Seed(long seed) {
    this.state = seed;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A stream that depends on this one's state and the name; this one stays as it is. */
  public Seed split(String name) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
    }
    return new Seed(mix(state + mix(hash)));
  }

  /** The next 64 bits. */
  public long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** The next number from 0 to below the bound, which is at least 1. */
  public int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  /** The next duration between two, both included, in whole microseconds. */
  public Duration between(Duration least, Duration most) {
    long spread = (most.toNanos() - least.toNanos()) / 1_000;
    return spread <= 0
        ? least
        : least.plusNanos(Long.remainderUnsigned(next(), spread + 1) * 1_000);
  }

  /** The next name suffix of the given length, in the letters Kubernetes uses. */
  public String suffix(int length) {
    char[] letters = new char[length];
    for (int i = 0; i < length; i++) {
      letters[i] = SAFE.charAt(below(SAFE.length()));
    }
    return new String(letters);
  }

  /** The next UUID, of version 4 in form. */
  public String uuid() {
    long high = (next() & ~0xF000L) | 0x4000L;
    long low = (next() & ~(3L << 62)) | (2L << 62);
    return new java.util.UUID(high, low).toString();
  }

  /** The present state, for {@link #restore}. */
  public long state() {
    return state;
  }

  /** Goes back to a state. */
  public void restore(long earlier) {
    this.state = earlier;
  }
}
