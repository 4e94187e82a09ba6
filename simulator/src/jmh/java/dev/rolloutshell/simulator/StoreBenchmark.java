package dev.rolloutshell.simulator;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** One fabric8 client, the same calls, the same pods: the simulator and the library's own mock. */
public class StoreBenchmark extends SideBySide {

  /** The server. */
  @Param({
    "SIMULATOR_IN_PROCESS",
    "SIMULATOR_HTTPS",
    "MOCK_HTTPS",
    "FLOOR_HTTPS",
    "FLOOR_IN_PROCESS"
  })
  public ServerKind server;

  private Calls calls;

  /** Starts the server with its pods. */
  @Setup
  public void start() {
    calls = new Calls(server, pods);
  }

  /** Stops it. */
  @TearDown
  public void stop() throws Exception {
    calls.close();
  }

  /** Reads one pod by its name. */
  @Benchmark
  public Pod get() {
    return calls.get();
  }

  /** Lists ten pods by their label. */
  @Benchmark
  public List<Pod> listByLabel() {
    return calls.listByLabel();
  }

  /** Changes an annotation by PUT with the resourceVersion that was seen last. */
  @Benchmark
  public Pod put() {
    return calls.put();
  }

  /** Creates a pod and deletes it again, so that the store keeps its size. */
  @Benchmark
  public Object createAndDelete() {
    return calls.createAndDelete();
  }
}
