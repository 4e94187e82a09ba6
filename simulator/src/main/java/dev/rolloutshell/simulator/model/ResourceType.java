package dev.rolloutshell.simulator.model;

import org.jspecify.annotations.Nullable;

/**
 * A type of object, as the API names it.
 *
 * @param group API group, empty for the core group
 * @param version API version, such as {@code v1}
 * @param plural name in paths, such as {@code replicationcontrollers}
 * @param kind name in bodies, such as {@code ReplicationController}
 * @param namespaced whether its objects live in namespaces
 */
public record ResourceType(
    String group, String version, String plural, String kind, boolean namespaced) {

  /** Value of {@code apiVersion} in bodies: {@code v1}, or {@code group/version}. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** Most types that are compared are the very same. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ResourceType that
            && plural.equals(that.plural)
            && kind.equals(that.kind)
            && group.equals(that.group)
            && version.equals(that.version)
            && namespaced == that.namespaced);
  }

  /** Enough to tell types apart, and asked for with every key. */
  @Override
  public int hashCode() {
    return plural.hashCode();
  }
}
