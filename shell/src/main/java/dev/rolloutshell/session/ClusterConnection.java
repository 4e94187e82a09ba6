package dev.rolloutshell.session;

import dev.rolloutshell.cluster.Waiting;
import dev.rolloutshell.journal.ClusterDiary;
import dev.rolloutshell.journal.Discretion;
import dev.rolloutshell.journal.Entry;
import dev.rolloutshell.rollout.model.ExitCode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cluster reached over HTTPS as a kubeconfig says. */
public final class ClusterConnection implements Connection {

  private static final int TRIES = 4;
  private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMillis(500);

  private volatile String context;
  private final String namespace;
  private final KubernetesClient client;
  private final Waiting waiting;
  private final ServedStrikes strikes;

  private ClusterConnection(
      String context, String namespace, KubernetesClient client, Waiting waiting) {
    this.context = context;
    this.namespace = namespace;
    this.client = client;
    this.waiting = waiting;
    this.strikes = new ServedStrikes(client, context);
  }

  /**
   * Connects and asks for one controller, so that a wrong address, certificate or token shows here.
   *
   * @throws CommandFailure with exit code 7 when the cluster cannot be used
   */
  public static ClusterConnection open(Target.Cluster target, Waiting waiting) {
    return open(target, waiting, Usual.DEFAULT);
  }

  /**
   * Connects likewise.
   *
   * @param usual what holds unless the target says something else
   */
  static ClusterConnection open(Target.Cluster target, Waiting waiting, Usual usual) {
    Config config = Kubeconfig.load(target, usual);
    KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build();
    ClusterConnection connection =
        new ClusterConnection(
            Kubeconfig.contextName(config),
            Kubeconfig.namespace(config, target, usual.namespace()),
            client,
            waiting);
    try {
      connection.probe();
      return connection;
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  /** A connection that breaks and a server that is busy get another try; what stays, shows. */
  private void probe() {
    for (int left = TRIES - 1; ; left--) {
      try {
        client.raw(ObjectType.REPLICATION_CONTROLLERS.path(namespace) + "?limit=1", "GET", null);
        return;
      } catch (KubernetesClientException e) {
        if (left == 0 || !ApiFailures.isPassing(e)) {
          throw refused(e);
        }
      }
      pause();
    }
  }

  private void pause() {
    try {
      waiting.await(() -> false, BEFORE_ANOTHER_TRY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted", null);
    }
  }

  private CommandFailure refused(KubernetesClientException e) {
    CommandFailure failure = ApiFailures.of(e, String.valueOf(client.getMasterUrl()));
    String proxy = proxy();
    if (failure.code() == ExitCode.CANNOT_CONNECT && proxy != null) {
      return CommandFailure.cannotConnect(
          failure.message() + "; it is asked through the proxy " + proxy, failure.hint());
    }
    return e.getCode() == 403 || e.getCode() == 404
        ? CommandFailure.cannotConnect(failure.message(), failure.hint())
        : failure;
  }

  /** The proxy that stands between, without its password, or {@code null}. */
  private @Nullable String proxy() {
    Config config = client.getConfiguration();
    boolean open = "http".equals(client.getMasterUrl().getProtocol());
    String proxy = open ? config.getHttpProxy() : config.getHttpsProxy();
    return proxy == null ? null : Discretion.masked(proxy);
  }

  @Override
  public String context() {
    return context;
  }

  /** Is called something else from now on, such as a drill, which keeps what goes wrong in it. */
  void called(String name) {
    context = name;
    strikes.keep();
  }

  @Override
  public FaultDoor faults() {
    return new ServedFaults(client, context, strikes::isSimulator);
  }

  @Override
  public void tell(ClusterDiary diary) {
    strikes.tell(diary);
  }

  @Override
  public List<Entry.Struck> struck() {
    return strikes.since();
  }

  @Override
  public String namespace() {
    return namespace;
  }

  @Override
  public KubernetesClient client() {
    return client;
  }

  @Override
  public Waiting waiting() {
    return waiting;
  }

  @Override
  public @Nullable VirtualTime time() {
    return null;
  }

  @Override
  public void close() {
    client.close();
  }
}
