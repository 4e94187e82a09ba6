package dev.rolloutshell.session;

import dev.rolloutshell.cluster.Waiting;
import dev.rolloutshell.rollout.drive.Rollouts;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the operator is connected to; opened when a command first needs it. */
public final class Session implements AutoCloseable {

  /** Makes the rollouts of a namespace. */
  @FunctionalInterface
  public interface RolloutsFactory {

    /** The rollouts of one namespace, seen through a client. */
    Rollouts open(KubernetesClient client, String namespace, Waiting waiting);
  }

  private final Function<Target, Connection> connector;
  private final RolloutsFactory factory;
  private final Target first;
  private volatile @Nullable Connection connection;

  /**
   * A session that is not connected yet.
   *
   * @param connector opens a connection or throws {@link CommandFailure}
   * @param factory makes the rollouts of a namespace
   * @param first what to connect to when a command first needs it
   */
  public Session(Function<Target, Connection> connector, RolloutsFactory factory, Target first) {
    this.connector = connector;
    this.factory = factory;
    this.first = first;
  }

  /** The connection, opened now if there is none. */
  public synchronized Connection connection() {
    Connection open = connection;
    if (open == null) {
      open = connector.apply(first);
      connection = open;
    }
    return open;
  }

  /** Leaves the present connection for another; keeps the present one when that fails. */
  public synchronized Connection connect(Target target) {
    Connection next = connector.apply(target);
    Connection previous = connection;
    connection = next;
    if (previous != null) {
      previous.close();
    }
    return next;
  }

  /** The namespace that commands mean unless they name another. */
  public String namespace(@Nullable String override) {
    return override == null ? connection().namespace() : override;
  }

  /** The rollouts of a namespace, or of the session's own for {@code null}. */
  public Rollouts rollouts(@Nullable String namespace) {
    Connection open = connection();
    return factory.open(open.client(), namespace(namespace), open.waiting());
  }

  /** The objects of a namespace, or of the session's own for {@code null}. */
  public ApiObjects objects(@Nullable String namespace) {
    return new ApiObjects(connection().client(), namespace(namespace));
  }

  /** The cluster's time. */
  public Instant now() {
    return connection().waiting().now();
  }

  @Override
  public synchronized void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }
}
