package dev.rolloutshell.simulator;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;

/** What the benchmarks have in common. */
final class Bench {
  private Bench() {}

  static final String NAMESPACE = "default";

  static String controller(int replicas) {
    return """
        apiVersion: v1
        kind: ReplicationController
        metadata: {name: web}
        spec:
          replicas: %d
          selector: {app: web}
          template:
            metadata:
              labels: {app: web, tier: front}
            spec:
              containers:
              - name: web
                image: example/web:v1
                ports: [{containerPort: 80}]
        """
        .formatted(replicas);
  }

  static void load(SimulatedCluster cluster, String yaml) {
    try {
      cluster.load(new StringReader(yaml), "benchmark");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
