package dev.rolloutshell.train;

import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Finds lines that bring a controller to where a session found its rollout. */
final class Reaching {

  private static final int MOST_STEPS = 500;
  private static final String SETTLE = "simulator advance 30s";

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
    FoundRollout.Stand stand = found.stand();
    if (stand == null) {
      return List.of();
    }
    // The number of the next write is exact, but what else was different there may shift it.
    List<String> lines = lines(stand, stand.next());
    lines = lines == null && stand.next() > 0 ? lines(stand, 0) : lines;
    if (lines == null) {
      throw new IllegalArgumentException(
          "expected sizes that a rollout of "
              + found.size()
              + " pods passes through, but the session found "
              + Math.max(0, stand.source())
              + " and "
              + Math.max(0, stand.target()));
    }
    return lines;
  }

  private @Nullable List<String> lines(FoundRollout.Stand stand, int next) {
    return stand.back() ? back(stand, next) : forward(stand, next);
  }

  private @Nullable List<String> forward(FoundRollout.Stand stand, int next) {
    try (DrillStage stage = DrillStage.open(stage(), shells)) {
      Shells.OneShell shell = shells.open(DrillStage.session(stage.connection()));
      shell.run(start());
      int steps = steps(shell, () -> there(stage, stand, next));
      return steps < 0 ? null : lines(forwards(steps));
    }
  }

  /** Goes forward as far as is needed to see those sizes on the way back, or else to the end. */
  private @Nullable List<String> back(FoundRollout.Stand stand, int next) {
    for (int forward : new TreeSet<>(List.of(asFarAs(stand), asFarAs(null)))) {
      List<String> lines = new ArrayList<>(forwards(forward));
      lines.add(SETTLE); // A conflict would be the call after which the client dies.
      lines.add("fault add kill-after --verb=update --resource=replicationcontrollers --nth=1");
      lines.add("rollout abort " + found.name());
      lines.add("fault clear");
      try (DrillStage stage = DrillStage.open(stage(), shells)) {
        Shells.OneShell shell = shells.open(DrillStage.session(stage.connection()));
        lines.forEach(shell::run);
        int steps = steps(shell, () -> there(stage, stand, next));
        if (steps >= 0) {
          lines.addAll(step(steps));
          return lines(lines);
        }
      }
    }
    return null;
  }

  /** Steps after the start until the way back passes these sizes, or until the last way back. */
  private int asFarAs(FoundRollout.@Nullable Stand stand) {
    int[] passed = {-1};
    try (DrillStage stage = DrillStage.open(stage(), shells)) {
      Shells.OneShell shell = shells.open(DrillStage.session(stage.connection()));
      shell.run(start());
      int steps =
          steps(
              shell,
              () -> {
                int source = source(stage.evidence());
                passed[0] += source < 0 ? 0 : 1;
                return source < 0
                    || (stand != null
                        && source <= stand.source()
                        && targets(stage.evidence()).stream().anyMatch(t -> t >= stand.target()));
              });
      return steps < 0 ? passed[0] : Math.min(steps, passed[0]);
    }
  }

  /** Makes writes until it is so; how many that were, or -1 when it never is. */
  private int steps(Shells.OneShell shell, BooleanSupplier there) {
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      if (there.getAsBoolean()) {
        return steps;
      }
      if (shell.run("rollout step " + found.name()).exit() != 0) {
        return there.getAsBoolean() ? steps + 1 : -1;
      }
    }
    return -1;
  }

  private String start() {
    FoundRollout.Stand stand = found.stand();
    String kept = stand == null || stand.kept().isEmpty() ? "" : " " + stand.kept();
    return "rollout start " + found.name() + kept + changes(found.after()) + found.limits();
  }

  private List<String> forwards(int steps) {
    return Stream.concat(Stream.of(start()), step(steps).stream()).toList();
  }

  private List<String> step(int steps) {
    return steps == 0 ? List.of() : List.of("rollout step " + found.name() + " " + steps);
  }

  private List<String> lines(List<String> there) {
    List<String> lines = new ArrayList<>(there);
    lines.add(SETTLE);
    lines.add("rollout kill " + found.name());
    return lines;
  }

  private boolean there(DrillStage stage, FoundRollout.Stand stand, int next) {
    Evidence evidence = stage.evidence();
    List<Integer> targets = targets(evidence);
    boolean sizes =
        source(evidence) == stand.source()
            && (stand.target() < 0 ? targets.isEmpty() : targets.contains(stand.target()));
    int here = sizes ? next(stage, stand.back()) : 0;
    return here > 0 && (next == 0 || next == here);
  }

  private int next(DrillStage stage, boolean back) {
    try (Rollouts rollouts = DrillStage.session(stage.connection()).rollouts(null)) {
      RolloutStatus status = rollouts.status(new Intent.Resume(found.name(), null));
      return status.direction().equals(back ? "abort" : "forward") ? status.step() : 0;
    }
  }

  private int source(Evidence evidence) {
    return size(evidence.controller(found.name()));
  }

  private List<Integer> targets(Evidence evidence) {
    return evidence.controllers().stream()
        .filter(one -> !one.name().equals(found.name()))
        .map(Reaching::size)
        .toList();
  }

  private static int size(@Nullable StoredObject controller) {
    return controller == null ? -1 : (int) controller.spec().number("replicas", 0);
  }

  /** The option that changes the images, as far as one option can. */
  private String changes(String image) {
    String[] before = found.before().split(",", -1);
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
              + found.before()
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
    drill.put("diagnosis", DraftTexts.diagnosis(found, "", List.of()));
    drill.put("explanation", "none");
    return DrillFile.parse(JsonMapper.shared().writeValueAsString(drill), "stage.yaml");
  }
}
