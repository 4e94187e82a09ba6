package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.StoredObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A simulated cluster with the questions tests ask. */
final class Cluster {
  final SimulatedCluster simulated;

  Cluster(SimulatorOptions options) {
    this.simulated = SimulatedCluster.start(options);
  }

  static Cluster withSample(SimulatorOptions options) {
    Cluster cluster = new Cluster(options);
    Sample.load(cluster.simulated);
    return cluster;
  }

  void load(String yaml) {
    try {
      simulated.load(new StringReader(yaml), "test");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  void settle() {
    if (!simulated.settle(Duration.ofMinutes(30))) {
      throw new AssertionError("not at rest after half an hour");
    }
  }

  static String controller(String name, int replicas, String image) {
    return controller(name, replicas, image, "app: " + name);
  }

  static String controller(String name, int replicas, String image, String labels) {
    return """
        apiVersion: v1
        kind: ReplicationController
        metadata: {name: %s}
        spec:
          replicas: %d
          selector: {%s}
          template:
            metadata:
              labels: {%s}
            spec:
              containers:
              - {name: c, image: "%s"}
        """
        .formatted(name, replicas, labels, labels, image);
  }

  static String pod(String name, String labels) {
    return """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, labels: {%s}}
        spec:
          containers:
          - {name: c, image: "example/web:v1"}
        """
        .formatted(name, labels);
  }

  List<StoredObject> pods() {
    return simulated.store().list(ResourceTypes.PODS, "default");
  }

  List<StoredObject> ownedBy(String controller) {
    String uid = rc(controller).uid();
    return pods().stream()
        .filter(
            pod ->
                pod.metadata().objects("ownerReferences").stream()
                    .anyMatch(owner -> uid.equals(owner.string("uid"))))
        .toList();
  }

  static boolean isReady(StoredObject pod) {
    return pod.status().objects("conditions").stream()
        .anyMatch(c -> "Ready".equals(c.string("type")) && "True".equals(c.string("status")));
  }

  StoredObject rc(String name) {
    return Objects.requireNonNull(find(ResourceTypes.REPLICATION_CONTROLLERS, name), name);
  }

  @Nullable StoredObject find(ResourceType type, String name) {
    return simulated.store().get(new ObjectKey(type, "default", name));
  }

  /** Replaces one field of an object, as a client would. */
  void set(StoredObject object, Object value, String... path) {
    simulated.api().objects().update(object, object.json().withAt(value, path));
  }

  void scale(String name, int replicas) {
    set(rc(name), (long) replicas, "spec", "replicas");
  }
}
