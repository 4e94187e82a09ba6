package dev.rolloutshell.rival;

import dev.rolloutshell.cluster.Waiting;
import dev.rolloutshell.rollout.drive.ClusterRollouts;
import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.api.WatchOutcome;
import dev.rolloutshell.simulator.api.WatchSink;
import dev.rolloutshell.simulator.fault.FaultEffect;
import dev.rolloutshell.simulator.fault.FaultParameter;
import dev.rolloutshell.simulator.fault.FaultWorld;
import dev.rolloutshell.simulator.transport.ApiAccess;
import dev.rolloutshell.simulator.transport.InMemoryClients;
import dev.rolloutshell.simulator.transport.RequestHook;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Another operator at another terminal, to whom nothing goes wrong. Each turn is one moment: a
 * look, and one write if there is something to write now.
 */
final class Somebody {

  static final FaultParameter[] PARAMETERS = {
    FaultParameter.text("controller", "web", "the controller whose rollout it is"),
    FaultParameter.text("in", "default", "the namespace"),
    FaultParameter.duration("every", Duration.ofMillis(200), "how often there is a turn"),
    FaultParameter.duration("lasts", Duration.ofMinutes(5), "for how long; 0s for ever")
  };

  private Somebody() {}

  static Duration every(FaultEffect effect) {
    return effect.duration("every");
  }

  static String controller(FaultEffect effect) {
    return effect.text("controller");
  }

  /** One turn. */
  static void turn(FaultEffect effect, FaultWorld world, Consumer<ClusterRollouts> what) {
    String namespace = effect.text("in");
    try (KubernetesClient client =
            InMemoryClients.client(new DirectAccess(world), RequestHook.NONE, namespace);
        ClusterRollouts rollouts = new ClusterRollouts(client, namespace, new NoTime(world))) {
      what.accept(rollouts);
    }
  }

  /** One write towards an intent, unless it would have to be waited for. */
  static void step(ClusterRollouts rollouts, Intent intent) {
    var unused = rollouts.step(intent, 1, Progress.NONE);
  }

  /** The API without anything in its way, and without watches. */
  private record DirectAccess(FaultWorld world) implements ApiAccess {
    @Override
    public ApiResponse handle(ApiRequest request) {
      return world.apply(request);
    }

    @Override
    public boolean isWatch(ApiRequest request) {
      return request.query().contains("watch=true");
    }

    @Override
    public ApiResponse beforeWatch(ApiRequest request) throws IOException {
      throw new IOException("nobody watches within one moment");
    }

    @Override
    public WatchOutcome watch(ApiRequest request, WatchSink sink) {
      return new WatchOutcome.Refused(world.apply(request));
    }
  }

  /** Within one moment there is nothing to wait for. */
  private record NoTime(FaultWorld world) implements Waiting {
    @Override
    public Instant now() {
      return world.now();
    }

    @Override
    public boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
      throw new InterruptedException();
    }

    @Override
    public void wake() {
      // Nobody waits.
    }
  }
}
