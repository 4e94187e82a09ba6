package dev.rolloutshell.simulator;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** The calls that are compared, on the pods of one server. */
final class Calls implements AutoCloseable {
  private final Served served;
  private final KubernetesClient client;
  private final Pod[] latest;
  private int turn;

  Calls(ServerKind server, int pods) {
    this.served = Served.start(server, pods);
    this.client = served.client;
    this.latest = new Pod[pods];
    List<Pod> listed = client.pods().list().getItems();
    if (listed.size() != pods) {
      throw new IllegalStateException(listed.size() + " pods instead of " + pods);
    }
    for (Pod pod : listed) {
      latest[Served.number(pod.getMetadata().getName())] = pod;
    }
  }

  private int next() {
    turn = (turn + 7919) % latest.length;
    return turn;
  }

  /** Reads one pod by its name. */
  Pod get() {
    Pod pod = client.pods().withName(Served.name(next())).get();
    if (pod == null) {
      throw new IllegalStateException("absent");
    }
    return pod;
  }

  /** Lists ten pods by their label. */
  List<Pod> listByLabel() {
    String shard = "shard-" + next() / Served.SHARD;
    List<Pod> found = client.pods().withLabel("shard", shard).list().getItems();
    if (found.size() != Served.SHARD) {
      throw new IllegalStateException(found.size() + " pods");
    }
    return found;
  }

  /** Changes an annotation by PUT with the resourceVersion that was seen last. */
  Pod put() {
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
  Object createAndDelete() {
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

  @Override
  public void close() throws Exception {
    served.close();
  }
}
