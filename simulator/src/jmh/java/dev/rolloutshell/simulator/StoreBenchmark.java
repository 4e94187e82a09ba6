package dev.rolloutshell.simulator;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** One fabric8 client, the same calls, the same pods: the simulator and the library's own mock. */
public class StoreBenchmark extends SideBySide {

  private Served served;
  private KubernetesClient client;
  private Pod[] latest;
  private int turn;

  /** Starts the server with its pods. */
  @Setup
  public void start() {
    served = Served.start(server, pods);
    client = served.client;
    latest = new Pod[pods];
    List<Pod> listed = client.pods().list().getItems();
    if (listed.size() != pods) {
      throw new IllegalStateException(listed.size() + " pods instead of " + pods);
    }
    for (Pod pod : listed) {
      latest[Served.number(pod.getMetadata().getName())] = pod;
    }
  }

  /** Stops it. */
  @TearDown
  public void stop() throws Exception {
    served.close();
  }

  private int next() {
    turn = (turn + 7919) % pods;
    return turn;
  }

  /** Reads one pod by its name. */
  @Benchmark
  public Pod get() {
    Pod pod = client.pods().withName(Served.name(next())).get();
    if (pod == null) {
      throw new IllegalStateException("absent");
    }
    return pod;
  }

  /** Lists ten pods by their label. */
  @Benchmark
  public List<Pod> listByLabel() {
    String shard = "shard-" + next() / Served.SHARD;
    List<Pod> found = client.pods().withLabel("shard", shard).list().getItems();
    if (found.size() != Served.SHARD) {
      throw new IllegalStateException(found.size() + " pods");
    }
    return found;
  }

  /** Changes an annotation by PUT with the resourceVersion that was seen last. */
  @Benchmark
  public Pod put() {
    int number = next();
    Pod changed =
        new PodBuilder(latest[number])
            .editMetadata()
            .addToAnnotations("turn", Long.toString(System.nanoTime()))
            .endMetadata()
            .build();
    latest[number] = client.resource(changed).update();
    return latest[number];
  }

  /** Creates a pod and deletes it again, so that the store keeps its size. */
  @Benchmark
  public Object createAndDelete() {
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withName("new-" + turn++)
            .addToLabels("app", "new")
            .endMetadata()
            .withNewSpec()
            .addNewContainer()
            .withName("web")
            .withImage("example/web:v1")
            .endContainer()
            .endSpec()
            .build();
    client.resource(pod).create();
    return client.resource(pod).withGracePeriod(0).delete();
  }
}
