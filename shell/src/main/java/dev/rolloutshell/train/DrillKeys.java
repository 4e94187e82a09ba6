package dev.rolloutshell.train;

import dev.rolloutshell.scenario.Problem;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keys of a drill's file, with a sample of each for those who miss one. */
public final class DrillKeys {

  /** What messages call the whole file. */
  static final String DRILL = "drill";

  /**
   * A key.
   *
   * @param of what messages call the mapping it stands in
   * @param name the key
   * @param needed whether it must be there
   * @param sample it, with a value
   */
  record Key(String of, String name, boolean needed, String sample) {

    private static Key needed(String of, String name, String value) {
      return new Key(of, name, true, name + ": " + value);
    }

    private static Key free(String of, String name, String value) {
      return new Key(of, name, false, name + ": " + value);
    }

    private String beginning() {
      return of + ": " + name + ":";
    }
  }

  private static final String COMPLETE = "{name: web, image: example/web:v2, replicas: 3}";
  private static final String FAULT = "{kind: latency, effect: {delay: 2s}}";

  /** All of them, in the order in which a file is read best. */
  static final List<Key> ALL =
      List.of(
          Key.needed(DRILL, "title", "The queue that nobody drained"),
          Key.needed(DRILL, "level", "trouble"),
          Key.free(DRILL, "order", "10"),
          Key.free(DRILL, "issue", "kubernetes/kubernetes#4140"),
          Key.needed(DRILL, "story", "The rollout has been waiting for an hour."),
          Key.free(DRILL, "knows", "[web had 3 pods of example/web:v1.]"),
          Key.free(DRILL, "seed", "1"),
          Key.free(DRILL, "objects", "[{apiVersion: v1, kind: ReplicationController, ...}]"),
          Key.free(DRILL, "files", "{web-v2.yaml: [{apiVersion: v1, ...}]}"),
          Key.free(DRILL, "setup", "['rollout run web --image=example/web:v2 --until=1/3']"),
          Key.free(DRILL, "setup-faults", "[" + FAULT + "]"),
          Key.free(DRILL, "faults", "[" + FAULT + "]"),
          Key.free(DRILL, "service", "{selector: app=web, floor: 3, ceiling: 4}"),
          Key.free("service", "selector", "app=web"),
          Key.free("service", "floor", "3"),
          Key.free("service", "ceiling", "4"),
          Key.needed(DRILL, "goals", "[complete: " + COMPLETE + "]"),
          Key.free("goals", "complete", COMPLETE),
          Key.free("goals", "under-way", "{name: web, direction: forward}"),
          Key.free("goals", "serving", "{image: example/web:v2, pods: 3}"),
          Key.free("goals", "container", "{name: web, image: example/web:v2, pods: 3}"),
          Key.free("goals", "labelled", "3"),
          Key.free("goals", "unlabelled", "web"),
          Key.free("goals", "gone", "web-v2"),
          Key.free("goals", "untouched", "batch"),
          Key.free("goals", "service", "kept"),
          Key.free("goals", "lost-at-most", "40"),
          Key.free("goals", "ceiling", "kept"),
          Key.free("goals", "used", "rollout plan"),
          Key.free("goals", "writes", "0"),
          Key.needed(DRILL, "budget", "{time: 2m, steps: 1}"),
          Key.needed("budget", "time", "2m"),
          Key.needed("budget", "steps", "1"),
          Key.needed(DRILL, "hints", "[Look at the pods., 'Type: rollout abort']"),
          Key.needed(DRILL, "solution", "[rollout abort]"),
          Key.needed(DRILL, "wrong", "{lines: [rollout resume], why: It waits again.}"),
          Key.needed("wrong", "lines", "[rollout resume]"),
          Key.needed("wrong", "why", "It waits for the same pod again."),
          Key.needed(DRILL, "diagnosis", "{question: What is wrong?, causes: [...]}"),
          Key.needed("diagnosis", "question", "Why does the rollout not come on?"),
          Key.needed(
              "diagnosis", "causes", "three at least, {cause: ..., why: ...}, one right: true"),
          Key.needed("causes", "cause", "The image cannot be pulled."),
          Key.free("causes", "right", "true"),
          Key.needed("causes", "why", "The pod says ErrImagePull."),
          Key.needed(DRILL, "explanation", "The first rolling updates did not look at readiness."));

  private DrillKeys() {}

  /** The keys that a mapping may have. */
  static Set<String> of(String mapping) {
    return ALL.stream()
        .filter(key -> key.of().equals(mapping))
        .map(Key::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What to write instead, or {@code null} when there is no sample of it. */
  public static @Nullable String sample(Problem problem) {
    return ALL.stream()
        .filter(key -> problem.message().startsWith(key.beginning()))
        .findFirst()
        .map(Key::sample)
        .orElse(null);
  }

  /** What to write instead of an unknown key, or {@code null} when there is no sample of it. */
  public static @Nullable String sample(Problem problem, String meant) {
    return ALL.stream()
        .filter(key -> key.name().equals(meant) && problem.message().startsWith(key.of() + ": "))
        .findFirst()
        .map(Key::sample)
        .orElse(null);
  }
}
