package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.store.StoredObject;

/** The form in which a client wants objects. */
sealed interface Representation {

  /** The objects themselves. */
  record Whole() implements Representation {}

  /** Their metadata only. */
  record PartialMetadata(String version) implements Representation {}

  /** Rows of a table. */
  record TableRows(String version, String includeObject) implements Representation {}

  /** One object in this form. */
  default JsonObject of(ResourceType type, StoredObject object) {
    return object.json();
  }
}
