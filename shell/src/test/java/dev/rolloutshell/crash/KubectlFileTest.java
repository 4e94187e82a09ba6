package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.cluster.VirtualWaiting;
import dev.rolloutshell.rollout.drive.ClusterRollouts;
import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.KubectlMark;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.simulator.Checkpoint;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.SimulatorOptions;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.pod.StoredPod;
import dev.rolloutshell.simulator.store.StoredObject;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What kubectl leaves of a rollout from a file: no pointer and no label of its own, only selectors
 * that differ.
 */
class KubectlFileTest {

  private static final int REPLICAS = 3;
  private static final int MARKS_OFF = 9;

  private final SimulatedCluster cluster = SimulatedCluster.start(SimulatorOptions.DEFAULT);
  private final List<String> broken = new ArrayList<>();

  private static String manifest(String version) {
    return """
    apiVersion: v1
    kind: ReplicationController
    metadata: {name: web-%1$s, labels: {app: web}}
    spec:
      replicas: 3
      selector: {app: web, version: %1$s}
      template:
        metadata: {labels: {app: web, version: %1$s}}
        spec: {containers: [{name: main, image: "example/web:%1$s"}]}
    """
        .formatted(version);
  }

  @BeforeEach
  void start() throws IOException {
    cluster.load(new StringReader(manifest("v1")), "test");
    cluster.settle(Duration.ofMinutes(5));
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private Checkpoint left(int writes) {
    ReplicationController file =
        Serialization.unmarshal(manifest("v2"), ReplicationController.class);
    try (KubectlClient kubectl = new KubectlClient(cluster, writes)) {
      kubectl.rollingUpdate("web-v1", file);
      assertThat(kubectl.written()).isEqualTo(writes);
    }
    cluster.afterEachEvent(changed -> look());
    return cluster.checkpoint();
  }

  private void look() {
    List<StoredObject> pods = cluster.store().list(ResourceTypes.PODS, "default");
    long ready = pods.stream().filter(pod -> new StoredPod(pod).isReady()).count();
    long total = pods.stream().filter(p -> !p.isBeingDeleted()).count();
    if (ready < REPLICAS || total > REPLICAS + 1) {
      broken.add(ready + " ready of " + total);
    }
  }

  private RunReport run(Checkpoint from, Intent intent) {
    cluster.restore(from);
    try (KubernetesClient client = cluster.client("default");
        ClusterRollouts rollouts =
            new ClusterRollouts(client, "default", new VirtualWaiting(cluster))) {
      return rollouts.run(intent, null, Progress.NONE);
    }
  }

  private static Intent.Forward again(@Nullable String next) {
    Map<String, Object> file =
        Map.of(
            "spec",
            Map.of(
                "replicas",
                REPLICAS,
                "selector",
                Map.of("app", "web", "version", "v2"),
                "template",
                Map.of(
                    "metadata",
                    Map.of("labels", Map.of("app", "web", "version", "v2")),
                    "spec",
                    Map.of(
                        "containers",
                        List.of(Map.of("name", "main", "image", "example/web:v2"))))));
    return new Intent.Forward(
        "web-v1", next, new Intent.Manifest(file), Limits.DEFAULT, KubectlMark.LABEL_KEY);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, MARKS_OFF})
  void finishesOrGoesBackFromWhereverItStopped(int writes) {
    Checkpoint left = left(writes);
    String named = writes == MARKS_OFF ? "web-v2" : null;

    assertLeft(run(left, again("web-v2")), "web-v2");
    assertLeft(run(left, new Intent.Resume("web-v1", named)), "web-v2");
    assertLeft(run(left, new Intent.Abort("web-v1", named)), "web-v1");
  }

  private void assertLeft(RunReport report, String name) {
    assertThat(report.code()).as(report.message()).isEqualTo(ExitCode.DONE);
    assertThat(broken).isEmpty();
    List<StoredObject> controllers =
        cluster.store().list(ResourceTypes.REPLICATION_CONTROLLERS, "default");
    assertThat(controllers).extracting(StoredObject::name).containsExactly(name);
    assertThat(controllers.get(0).spec().number("replicas", -1)).isEqualTo(REPLICAS);
    assertThat(controllers.get(0).spec().object("selector").toString())
        .doesNotContain("deployment");
    assertThat(controllers.get(0).metadata().object("annotations").toString()).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(ints = {MARKS_OFF})
  void withItsMarksOffTheNewNameHasToBeGiven(int writes) {
    RunReport report = run(left(writes), new Intent.Resume("web-v1", null));

    assertThat(report.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(report.message()).contains("web-v1 has 0 of the 3 replicas");
    assertThat(report.hint()).contains("'rollout resume web-v1 NEXT'");
  }
}
