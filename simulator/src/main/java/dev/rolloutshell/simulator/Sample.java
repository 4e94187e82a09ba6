package dev.rolloutshell.simulator;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;

/** The objects a newcomer meets: controller {@code web} with 3 replicas behind a Service. */
public final class Sample {

  /** The objects as YAML. */
  public static final String YAML =
      """
      apiVersion: v1
      kind: ReplicationController
      metadata:
        name: web
        namespace: default
        labels: {app: web}
      spec:
        replicas: 3
        selector: {app: web}
        template:
          metadata:
            labels: {app: web}
          spec:
            containers:
            - name: web
              image: example/web:v1
              ports:
              - containerPort: 8080
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: web
        namespace: default
        labels: {app: web}
      spec:
        selector: {app: web}
        ports:
        - port: 80
          targetPort: 8080
      """;

  private Sample() {}

  /** Creates the objects and lets time pass until they are 3/3 ready and nothing happens. */
  public static void load(SimulatedCluster cluster) {
    try {
      cluster.load(new StringReader(YAML), "sample");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    cluster.settle(Duration.ofMinutes(5));
  }
}
