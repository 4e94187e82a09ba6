package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.model.JsonObject;

/** What is particular to one type of object: its defaults, its rules, what a client may set. */
public interface Strategy {

  /** The object with the defaults of its API version filled in. */
  default JsonObject defaulted(JsonObject object) {
    return object;
  }

  /** Whether status is a part of its own, written only through {@code /status}. */
  default boolean hasStatus() {
    return false;
  }

  /** Whether {@code metadata.generation} counts the changes of {@code spec}. */
  default boolean countsGenerations() {
    return false;
  }

  /** Whether an update may leave out {@code metadata.resourceVersion}. */
  default boolean allowsUnconditionalUpdate() {
    return true;
  }

  /** Clears and sets what a client may not say when it creates an object. */
  default JsonObject prepareForCreate(JsonObject object) {
    return object;
  }

  /** Clears and sets what a client may not say when it updates an object. */
  default JsonObject prepareForUpdate(JsonObject next, JsonObject old) {
    return next;
  }

  /** Whether an update is checked as a new object is, and then as an update. */
  default boolean checksWholeMetadata() {
    return true;
  }

  /** Whether finalizers must be Kubernetes' own or have a domain. */
  default boolean checksFinalizerNames() {
    return true;
  }

  /** The rules for the status of a type, of whose metadata only the change is checked. */
  static Strategy ofStatus(Strategy whole) {
    return new Strategy() {
      @Override
      public boolean checksWholeMetadata() {
        return false;
      }

      @Override
      public boolean checksFinalizerNames() {
        return whole.checksFinalizerNames();
      }
    };
  }

  /** Collects what is wrong with an object, apart from its metadata. */
  default void validate(JsonObject object, FieldErrors errors) {}

  /** Collects what is wrong with the step from one state to the next. */
  default void validateUpdate(JsonObject next, JsonObject old, FieldErrors errors) {
    validate(next, errors);
  }

  /** Collects what is wrong with a step of the status. */
  default void validateStatusUpdate(JsonObject next, JsonObject old, FieldErrors errors) {}

  /** Collects what is wrong with the name of a new object. */
  default void validateName(String name, boolean prefix, String field, FieldErrors errors) {
    NameRules.subdomain(name, prefix, field, errors);
  }
}
