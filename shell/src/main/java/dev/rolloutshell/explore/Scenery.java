package dev.rolloutshell.explore;

import dev.rolloutshell.simulator.SimulatedCluster;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;

/**
 * The objects that a stage begins with: the controller to roll, and one whose name begins alike,
 * with a rollout of its own just begun.
 */
final class Scenery {

  private Scenery() {}

  /** The target of a rollout just begun of the controller whose name begins alike. */
  private static String namesakesTarget() {
    return """
    apiVersion: v1
    kind: ReplicationController
    metadata:
      name: canary
      labels: {app: webby}
      annotations:
        kubernetes.io/desired-replicas: "1"
        kubernetes.io/update-partner: webby
        rolloutshell.dev/source-uid: 9d3cf8c2-0000-4000-8000-000000000000
        rolloutshell.dev/original-replicas: "1"
        rolloutshell.dev/target-replicas: "1"
        rolloutshell.dev/finish: rename
        rolloutshell.dev/label-key: kubernetes.io/deployment
        rolloutshell.dev/turn: "0"
    spec:
      replicas: 0
      selector: {app: webby, kubernetes.io/deployment: canary}
      template:
        metadata: {labels: {app: webby, kubernetes.io/deployment: canary}}
        spec: {containers: [{name: main, image: "example/web:canary"}]}
    """;
  }

  /** The objects that are there at the beginning, in YAML. */
  static String objects(Setup setup) {
    return String.join(
        "---\n",
        controller(Setup.NAME, setup.replicas()),
        controller(Setup.NAME + "by", 1),
        namesakesTarget());
  }

  private static String controller(String name, int replicas) {
    return """
    apiVersion: v1
    kind: ReplicationController
    metadata: {name: %1$s, labels: {app: %1$s}, annotations: {team: blue}}
    spec:
      replicas: %2$d
      selector: {app: %1$s}
      template:
        metadata: {labels: {app: %1$s}}
        spec: {containers: [{name: main, image: "%3$s"}]}
    """
        .formatted(name, replicas, Setup.OLD);
  }

  /** Brings them into a cluster. */
  static void load(SimulatedCluster cluster, String yaml) {
    try {
      cluster.load(new StringReader(yaml), "the stage");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
