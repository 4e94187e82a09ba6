package dev.rolloutshell.session;

import dev.rolloutshell.cluster.Waiting;
import dev.rolloutshell.journal.ClusterDiary;
import dev.rolloutshell.journal.Entry;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cluster that the shell talks to, real or simulated. */
public interface Connection extends AutoCloseable {

  /** What people call it: {@code simulator}, or the name of a kubeconfig's context. */
  String context();

  /** The namespace that commands mean unless they name another. */
  String namespace();

  /** The client; it belongs to this connection. */
  KubernetesClient client();

  /**
   * The client for what the shell looks at by itself, such as for its prompt: on a simulator in
   * this process faults neither count its calls nor strike them. It belongs to this connection.
   */
  default KubernetesClient observer() {
    return client();
  }

  /** How time passes there while a command waits. */
  Waiting waiting();

  /** The simulator's clock, or {@code null} on a real cluster. */
  @Nullable VirtualTime time();

  /** The moments that one can go to, or {@code null} on a real cluster. */
  default @Nullable TimeTravel travel() {
    return null;
  }

  /** What goes wrong there on purpose; on a real cluster its methods refuse. */
  default FaultDoor faults() {
    return new ServedFaults(client(), context(), () -> {});
  }

  /** Has the cluster tell a diary of itself from now on, if it can; a real one does not. */
  default void tell(ClusterDiary diary) {}

  /**
   * What faults have struck since this was asked last, the latest of many; nothing where the
   * cluster is not in this process.
   */
  default List<Entry.Struck> struck() {
    return List.of();
  }

  /** Ends the connection; a simulator is gone with it. */
  @Override
  void close();
}
