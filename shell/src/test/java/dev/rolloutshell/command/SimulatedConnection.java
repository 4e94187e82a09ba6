package dev.rolloutshell.command;

import dev.rolloutshell.cluster.VirtualWaiting;
import dev.rolloutshell.cluster.Waiting;
import dev.rolloutshell.rollout.drive.ClusterRollouts;
import dev.rolloutshell.session.Connection;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import dev.rolloutshell.session.VirtualTime;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.SimulatorOptions;
import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.transport.RequestHook;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A simulated cluster in this process whose writes a test can count, and act between. */
final class SimulatedConnection implements Connection {

  private final SimulatedCluster cluster = SimulatedCluster.start(SimulatorOptions.DEFAULT);
  private final List<String> writes = new ArrayList<>();
  private final KubernetesClient client = cluster.client("default", new Counting());
  private final KubernetesClient others = cluster.client("default");
  private Runnable afterWrite = () -> {};

  private final class Counting implements RequestHook {
    @Override
    public @Nullable ApiResponse beforeApply(ApiRequest request) {
      return null;
    }

    @Override
    public ApiResponse afterApply(ApiRequest request, ApiResponse response) {
      if (!request.method().equals("GET")) {
        writes.add(request.method() + " " + request.path());
        afterWrite.run();
      }
      return response;
    }
  }

  Session session() {
    return new Session(target -> this, ClusterRollouts::new, Target.Simulator.DEFAULT);
  }

  /** Controllers with all their pods ready. */
  SimulatedConnection with(String yaml) {
    try {
      cluster.load(new StringReader(yaml), "test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cluster.settle(Duration.ofMinutes(5));
    return this;
  }

  /** One controller {@code app=NAME} of one container. */
  static String controller(String name, int replicas, String image) {
    return """
    apiVersion: v1
    kind: ReplicationController
    metadata: {name: %1$s, labels: {app: %1$s}}
    spec:
      replicas: %2$d
      selector: {app: %1$s}
      template:
        metadata: {labels: {app: %1$s}}
        spec: {containers: [{name: main, image: "%3$s"}]}
    """
        .formatted(name, replicas, image);
  }

  SimulatedCluster cluster() {
    return cluster;
  }

  /** A client whose writes are not counted: somebody else. */
  KubernetesClient others() {
    return others;
  }

  /** Writes of the session's own client so far. */
  List<String> writes() {
    return writes;
  }

  /** What somebody does after each write of the session's client. */
  void afterEachWrite(Runnable what) {
    afterWrite = what;
  }

  @Override
  public String context() {
    return "simulated";
  }

  @Override
  public String namespace() {
    return "default";
  }

  @Override
  public KubernetesClient client() {
    return client;
  }

  @Override
  public Waiting waiting() {
    return new VirtualWaiting(cluster);
  }

  @Override
  public @Nullable VirtualTime time() {
    return null;
  }

  @Override
  public void close() {
    client.close();
    others.close();
    cluster.close();
  }
}
