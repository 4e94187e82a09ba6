package dev.rolloutshell.train;

import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.simulator.store.StoredObject;
import dev.rolloutshell.timeline.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Finds lines that bring a controller to where a session found its rollout. */
final class Reaching {

  private static final int MOST_STEPS = 500;

  private final FoundRollout found;
  private final List<String> containers;
  private final Shells shells;

  Reaching(FoundRollout found, List<String> containers, Shells shells) {
    this.found = found;
    this.containers = containers;
    this.shells = shells;
  }

  /**
   * The lines; none where the rollout had not begun.
   *
   * @throws IllegalArgumentException when no step leaves the sizes that the session saw
   */
  List<String> lines() {
    Timeline.Controller target = found.target();
    if (target == null) {
      return List.of();
    }
    String start = "rollout start " + found.name() + changes(target.image()) + found.limits();
    try (DrillStage stage = DrillStage.open(stage(), shells)) {
      Shells.OneShell shell = shells.open(DrillStage.session(stage.connection()));
      shell.run(start);
      for (int steps = 0; steps < MOST_STEPS; steps++) {
        if (there(stage, target)) {
          return lines(start, steps);
        }
        if (shell.run("rollout step " + found.name()).exit() != 0) {
          break;
        }
      }
    }
    throw new IllegalArgumentException(
        "expected sizes that a rollout of "
            + found.size()
            + " pods passes through, but the session found "
            + found.source().desired()
            + " and "
            + target.desired());
  }

  private List<String> lines(String start, int steps) {
    List<String> lines = new ArrayList<>(List.of(start));
    if (steps > 0) {
      lines.add("rollout step " + found.name() + " " + steps);
    }
    lines.add("simulator advance " + Duration.ofSeconds(30).toSeconds() + "s");
    lines.add("rollout kill " + found.name());
    return lines;
  }

  private boolean there(DrillStage stage, Timeline.Controller target) {
    Evidence evidence = stage.evidence();
    int source = size(evidence.controller(found.name()));
    List<Integer> others = new ArrayList<>();
    for (StoredObject one : evidence.controllers()) {
      if (!one.name().equals(found.name())) {
        others.add(size(one));
      }
    }
    return source == found.source().desired() && others.contains(target.desired());
  }

  private static int size(@Nullable StoredObject controller) {
    return controller == null ? -1 : (int) controller.spec().number("replicas", 0);
  }

  /** The option that changes the images, as far as one option can. */
  private String changes(String image) {
    String[] before = found.source().image().split(",", -1);
    String[] after = image.split(",", -1);
    List<String> options = new ArrayList<>();
    for (int i = 0; i < Math.min(before.length, after.length); i++) {
      if (!before[i].equals(after[i])) {
        String container = before.length == 1 ? "" : " --container=" + containers.get(i);
        options.add(" --image=" + after[i] + container);
      }
    }
    if (options.size() != 1 || before.length != after.length) {
      throw new IllegalArgumentException(
          "expected a rollout that changes one image, but "
              + found.source().image()
              + " was to become "
              + image);
    }
    return options.get(0);
  }

  private Drill stage() {
    Map<String, Object> drill = new LinkedHashMap<>();
    drill.put("title", "a stage");
    drill.put("level", "incident");
    drill.put("story", "none");
    drill.put("objects", found.objects(containers));
    drill.put("goals", List.of(Map.of("service", "kept")));
    drill.put("budget", Map.of("time", "1m", "steps", 1));
    drill.put("hints", List.of("none"));
    drill.put("solution", List.of("get rc"));
    drill.put("wrong", Map.of("lines", List.of("get rc"), "why", "none"));
    drill.put("diagnosis", DraftTexts.diagnosis("", List.of()));
    drill.put("explanation", "none");
    return DrillFile.parse(JsonMapper.shared().writeValueAsString(drill), "stage.yaml");
  }
}
