package dev.rolloutshell.journal;

/**
 * Where something was done.
 *
 * @param context what people call the cluster: {@code simulator} or a context's name; empty when
 *     none was connected yet
 * @param server the API server's address, without credentials; of a simulator in the process, which
 *     one
 * @param namespace the namespace
 */
public record Place(String context, String server, String namespace) {

  /** Nowhere yet. */
  public static final Place NONE = new Place("", "", "");

  /** Another namespace of the same cluster. */
  Place in(String other) {
    return new Place(context, server, other);
  }

  /** Whether this is the same namespace, or the other one means the cluster as a whole. */
  boolean isOf(Place other) {
    return equals(other) || (other.namespace.isEmpty() && other.in(namespace).equals(this));
  }

  /** Whether both may be meant to be the same namespace of the same cluster. */
  boolean matches(Place other) {
    return equals(other) || context.isEmpty() || other.context.isEmpty();
  }
}
