package dev.rolloutshell.cluster;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What was made of some bytes lately. What is forgotten here, or lost by a race of two threads, is
 * merely made again.
 *
 * @param <T> what is made of them; shared, so it must not change
 */
final class Recent<T> {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  private record Made<T>(byte[] bytes, T of) {}

  private final AtomicReferenceArray<@Nullable Made<T>> slots;

  /** Keeps as many as a power of two, at least this one; none for 0. */
  Recent(int atLeast) {
    int size = atLeast == 0 ? 0 : Integer.highestOneBit(atLeast * 2 - 1);
    this.slots = new AtomicReferenceArray<>(size);
  }

  /** What was made of the bytes between two places; {@code null} when that is not known. */
  @Nullable T of(byte[] bytes, int from, int to) {
    if (slots.length() == 0) {
      return null;
    }
    Made<T> made = slots.getAcquire(slot(bytes, from, to));
    return made != null && Arrays.equals(made.bytes, 0, made.bytes.length, bytes, from, to)
        ? made.of
        : null;
  }

  /** Remembers what was made of the bytes between two places. */
  void keep(byte[] bytes, int from, int to, T made) {
    if (slots.length() > 0) {
      byte[] own = Arrays.copyOfRange(bytes, from, to);
      slots.setRelease(slot(bytes, from, to), new Made<>(own, made));
    }
  }

  private int slot(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = (hash ^ (long) LONGS.get(bytes, at)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    for (; at < to; at++) {
      hash = (hash ^ bytes[at]) * 0x9E3779B97F4A7C15L;
    }
    hash ^= hash >>> 29;
    return (int) hash & (slots.length() - 1);
  }
}
