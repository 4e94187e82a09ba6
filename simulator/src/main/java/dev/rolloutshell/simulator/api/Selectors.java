package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.store.StoredObject;

/**
 * Which objects of a collection a request means.
 *
 * @param labels by label
 * @param fields by field
 */
record Selectors(LabelSelector labels, FieldSelector fields) {

  boolean matches(StoredObject object) {
    return labels.matches(object.labels()) && fields.matches(object);
  }

  /** These, for one name only. */
  Selectors named(String name) {
    return new Selectors(labels, fields.named(name));
  }

  boolean isEmpty() {
    return labels.isEmpty() && fields.isEmpty();
  }
}
