package dev.rolloutshell.crash;

import dev.rolloutshell.simulator.Checkpoint;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.transport.RequestHook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the whole cluster as it was before and after each of a client's writes. */
final class Filming implements RequestHook {

  private final SimulatedCluster cluster;
  private final List<Checkpoint> before = new ArrayList<>();
  private final List<Checkpoint> after = new ArrayList<>();
  private final List<String> writes = new ArrayList<>();

  Filming(SimulatedCluster cluster) {
    this.cluster = cluster;
  }

  /** The cluster when a client dies before its write k. */
  Checkpoint before(int k) {
    return before.get(k);
  }

  /** The cluster when a client dies after its write k. */
  Checkpoint after(int k) {
    return after.get(k);
  }

  /** Every write that was sent: its verb and object. */
  List<String> writes() {
    return writes;
  }

  @Override
  public @Nullable ApiResponse beforeApply(ApiRequest request) {
    if (!request.method().equals("GET")) {
      before.add(cluster.checkpoint());
    }
    return null;
  }

  @Override
  public ApiResponse afterApply(ApiRequest request, ApiResponse response) {
    if (!request.method().equals("GET")) {
      after.add(cluster.checkpoint());
      String path = request.path();
      writes.add(request.method() + " " + path.substring(path.indexOf("/default/") + 9));
    }
    return response;
  }
}
