package dev.rolloutshell.command;

import dev.rolloutshell.cluster.Waiting;
import dev.rolloutshell.cluster.WallWaiting;
import dev.rolloutshell.session.Connection;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import dev.rolloutshell.session.VirtualTime;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A connection to nowhere, for commands that only need its names. */
final class FakeConnection implements Connection {

  static Session session(FakeRollouts rollouts) {
    return new Session(
        target -> new FakeConnection(),
        (client, ns, waiting) -> rollouts,
        Target.Simulator.DEFAULT);
  }

  @Override
  public String context() {
    return "nowhere";
  }

  @Override
  public String namespace() {
    return "default";
  }

  @Override
  public KubernetesClient client() {
    return new KubernetesClientBuilder().withConfig(Config.empty()).build();
  }

  @Override
  public Waiting waiting() {
    return new WallWaiting(InstantSource.fixed(Instant.EPOCH));
  }

  @Override
  public @Nullable VirtualTime time() {
    return null;
  }

  @Override
  public void close() {}
}
