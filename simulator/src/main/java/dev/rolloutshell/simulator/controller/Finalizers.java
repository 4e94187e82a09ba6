package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The finalizers with which a deletion waits for the garbage collector. */
final class Finalizers {
  static final String ORPHAN = "orphan";
  static final String FOREGROUND = "foregroundDeletion";

  private Finalizers() {}

  static boolean has(StoredObject object, String finalizer) {
    return object.metadata().list("finalizers").contains(finalizer);
  }

  /** Whether the object's deletion waits for its dependents'. */
  static boolean waits(StoredObject object) {
    return object.isBeingDeleted() && has(object, FOREGROUND);
  }

  /** The object without a finalizer. */
  static JsonObject without(StoredObject object, String finalizer) {
    List<@Nullable Object> left = new ArrayList<>(object.metadata().list("finalizers"));
    left.remove(finalizer);
    return left.isEmpty()
        ? object.json().withoutAt("metadata", "finalizers")
        : object.json().withAt(left, "metadata", "finalizers");
  }
}
