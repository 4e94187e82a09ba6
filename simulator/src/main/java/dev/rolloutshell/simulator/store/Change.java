package dev.rolloutshell.simulator.store;

import org.jspecify.annotations.Nullable;

/**
 * One change of the store.
 *
 * @param type what happened
 * @param version the store's version after it
 * @param object the object after it; for a deletion, as it was last, at the deletion's version
 * @param previous the object before it, {@code null} for an addition
 */
public record Change(
    Type type, long version, StoredObject object, @Nullable StoredObject previous) {

  /** What happened to the object. */
  public enum Type {
    ADDED,
    MODIFIED,
    DELETED
  }
}
