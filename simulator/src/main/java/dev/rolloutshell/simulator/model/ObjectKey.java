package dev.rolloutshell.simulator.model;

import org.jspecify.annotations.Nullable;

/**
 * Where an object is stored.
 *
 * @param type its type
 * @param namespace its namespace, empty for cluster-scoped types
 * @param name its name
 */
public record ObjectKey(ResourceType type, String namespace, String name) {

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ObjectKey that
            && name.equals(that.name)
            && namespace.equals(that.namespace)
            && type.equals(that.type));
  }

  @Override
  public int hashCode() {
    return (name.hashCode() * 31 + namespace.hashCode()) * 31 + type.hashCode();
  }
}
