package dev.rolloutshell.simulator;

import io.fabric8.kubernetes.api.model.Pod;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** A PUT until every watcher has its event. */
public class WatchBenchmark extends SideBySide {

  /** The server; those that only send what they were given have no watches. */
  @Param({"SIMULATOR_IN_PROCESS", "SIMULATOR_HTTPS", "MOCK_HTTPS"})
  public ServerKind server;

  /** How many watch the pod that changes. */
  @Param({"1", "10", "100"})
  public int watchers;

  private FanOut fanOut;

  /** Starts the server and the watches. */
  @Setup
  public void start() {
    fanOut = new FanOut(server, pods, watchers);
  }

  /** Stops everything. */
  @TearDown
  public void stop() throws Exception {
    fanOut.close();
  }

  /** Changes the pod and waits for all watchers. */
  @Benchmark
  public Pod fanOut() {
    return fanOut.change();
  }
}
