package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Snapshots and intents for tests of the planner. */
final class Scene {

  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private Scene() {}

  static Map<String, Object> manifest(String name, String uid, int replicas, String image) {
    return Map.of(
        "apiVersion", "v1",
        "kind", "ReplicationController",
        "metadata",
            Map.of(
                "name",
                name,
                "namespace",
                "default",
                "uid",
                uid,
                "resourceVersion",
                "1",
                "generation",
                1,
                "labels",
                Map.of("app", name)),
        "spec",
            Map.of(
                "replicas", replicas,
                "selector", Map.of("app", name),
                "template",
                    Map.of(
                        "metadata", Map.of("labels", Map.of("app", name)),
                        "spec",
                            Map.of("containers", List.of(Map.of("name", "main", "image", image))))),
        "status", Map.of("observedGeneration", 1, "fullyLabeledReplicas", replicas));
  }

  /** One controller with all its pods ready. */
  static Snapshot running(String name, int replicas, String image) {
    ControllerView controller = ControllerView.of(manifest(name, name + "-uid", replicas, image));
    List<PodView> pods = new ArrayList<>();
    for (int i = 1; i <= replicas; i++) {
      pods.add(ForeseenPod.madeBy(controller, i));
    }
    return new Snapshot("default", List.of(controller), pods);
  }

  static Intent.Forward forward(String name, @Nullable String next, String image) {
    return new Intent.Forward(
        name, next, new Intent.Image(image, null, null), Limits.DEFAULT, Mark.LABEL_KEY);
  }
}
