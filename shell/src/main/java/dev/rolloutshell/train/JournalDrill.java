package dev.rolloutshell.train;

import dev.rolloutshell.journal.Entry;
import dev.rolloutshell.timeline.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the journal of a real session into the draft of a drill: what was there, what was typed
 * until it went wrong as the setup, and what was typed then as the solution.
 */
public final class JournalDrill {

  private static final Duration LEAST = Duration.ofMinutes(1);

  private final List<Entry> entries;
  private final JournalLines lines;
  private final String name;

  private JournalDrill(List<Entry> entries, String name) {
    this.entries = entries;
    this.lines = JournalLines.of(entries);
    this.name = name;
  }

  /**
   * The drill of the rollout that a journal tells of, as its file has it.
   *
   * @throws IllegalArgumentException with a text that says what the journal lacks
   */
  public static Map<String, Object> of(List<Entry> entries) {
    String name =
        entries.stream()
            .filter(entry -> entry.what() instanceof Entry.Wrote)
            .map(Entry::rollout)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "expected the writes of a rollout, but there are none"));
    return new JournalDrill(entries, name).drill();
  }

  private Map<String, Object> drill() {
    Timeline.Controller source = controller("source", true);
    Timeline.Controller target = controller("target", false);
    if (source == null || target == null) {
      throw new IllegalArgumentException(
          "expected both halves of the rollout of " + name + ", but they were never seen");
    }
    boolean finished = ended("finished");
    int size = source.desired();
    Map<String, Object> drill = new LinkedHashMap<>();
    drill.put("title", "The rollout of " + name + ", as it happened");
    drill.put("level", "incident");
    drill.put("story", story(target.image()));
    drill.put(
        "knows",
        List.of(
            name
                + " had "
                + size
                + " pods of "
                + source.image()
                + " and was to get "
                + target.image()
                + "."));
    drill.put("objects", List.of(manifest(size, source.image())));
    drill.put("setup", lines.setup());
    List<Map<String, Object>> faults = faults();
    if (!faults.isEmpty()) {
      drill.put("faults", faults);
      drill.put("setup-faults", faults);
    }
    drill.put("service", service(size));
    drill.put("goals", goals(finished ? target.image() : source.image(), size));
    drill.put("budget", budget());
    drill.put("hints", hints());
    drill.put("solution", lines.solution());
    drill.put("wrong", wrong(finished));
    drill.put("diagnosis", diagnosis());
    drill.put(
        "explanation",
        "Made from a journal. Say here what it teaches, and why it was solved like this.");
    return drill;
  }

  private boolean ended(String how) {
    return entries.stream()
        .anyMatch(e -> e.what() instanceof Entry.Wrote wrote && wrote.ends().equals(how));
  }

  /** A half as it was seen first; a source before the rollout has no role yet. */
  private Timeline.@Nullable Controller controller(String role, boolean orNamed) {
    for (Entry entry : entries) {
      if (entry.what() instanceof Entry.Seen seen && seen.rollout().equals(name)) {
        for (Timeline.Controller one : seen.controllers()) {
          if (one.role().equals(role) || (orNamed && one.name().equals(name))) {
            return one;
          }
        }
      }
    }
    return null;
  }

  private String story(String image) {
    return "A session of real life: the rollout of "
        + name
        + " to "
        + image
        + (lines.trouble().isEmpty()
            ? " is to be done."
            : " came to a halt. It said: " + lines.trouble());
  }

  private Map<String, Object> manifest(int size, String image) {
    Map<String, Object> container = Map.of("name", "main", "image", image);
    Map<String, Object> labels = Map.of("app", name);
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("replicas", size);
    spec.put("selector", labels);
    spec.put(
        "template",
        Map.of(
            "metadata",
            Map.of("labels", labels),
            "spec",
            Map.of("containers", List.of(container))));
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("apiVersion", "v1");
    manifest.put("kind", "ReplicationController");
    manifest.put("metadata", Map.of("name", name, "labels", labels));
    manifest.put("spec", spec);
    return manifest;
  }

  /** What kept pods from becoming ready; on the simulator an image of another name would start. */
  private List<Map<String, Object>> faults() {
    for (Entry entry : entries) {
      if (entry.what() instanceof Entry.Seen seen) {
        for (Timeline.Pod pod : seen.pods()) {
          String kind =
              switch (pod.status()) {
                case "ImagePullBackOff", "ErrImagePull" -> "image-pull-fails";
                case "CrashLoopBackOff" -> "crash-loop";
                default -> "";
              };
          if (!kind.isEmpty()) {
            return List.of(Map.of("kind", kind, "match", Map.of("name", name + "-*-*")));
          }
        }
      }
    }
    return List.of();
  }

  private Map<String, Object> service(int size) {
    int floor = size;
    int ceiling = size + 1;
    for (Entry entry : entries) {
      if (entry.what() instanceof Entry.Seen seen
          && seen.floor() != null
          && seen.ceiling() != null) {
        floor = seen.floor();
        ceiling = seen.ceiling();
        break;
      }
    }
    Map<String, Object> service = new LinkedHashMap<>();
    service.put("selector", "app=" + name);
    service.put("floor", floor);
    service.put("ceiling", ceiling);
    return service;
  }

  private List<Map<String, Object>> goals(String image, int size) {
    Map<String, Object> complete = new LinkedHashMap<>();
    complete.put("name", name);
    complete.put("image", image);
    complete.put("replicas", size);
    return List.of(
        Map.of("complete", complete), Map.of("service", "kept"), Map.of("ceiling", "kept"));
  }

  private Map<String, Object> budget() {
    Duration took =
        Duration.between(entries.get(0).clock(), entries.get(entries.size() - 1).clock())
            .multipliedBy(2);
    Duration time = took.compareTo(LEAST) < 0 ? LEAST : took;
    return Map.of("time", time.toSeconds() + "s", "steps", lines.solution().size());
  }

  private List<String> hints() {
    List<String> hints = new ArrayList<>();
    hints.add("Look where the rollout stands: rollout status " + name);
    hints.add("It was solved with " + lines.solution().size() + " commands.");
    hints.add("Type: " + String.join(", then: ", lines.solution()));
    return hints;
  }

  private Map<String, Object> wrong(boolean finished) {
    boolean aborts = !finished;
    Map<String, Object> wrong = new LinkedHashMap<>();
    wrong.put("lines", List.of((aborts ? "rollout resume " : "rollout abort ") + name));
    wrong.put("why", "It goes the other way than the session did.");
    return wrong;
  }

  private Map<String, Object> diagnosis() {
    String trouble = lines.trouble().isEmpty() ? "Nothing; it was only begun." : lines.trouble();
    return Map.of(
        "question",
        "What was the state of the rollout when you took over?",
        "causes",
        List.of(
            cause("The rollout was complete but for its name.", false),
            cause("The API server could not be reached.", false),
            cause(trouble, true)));
  }

  private static Map<String, Object> cause(String text, boolean right) {
    Map<String, Object> cause = new LinkedHashMap<>();
    cause.put("cause", text);
    if (right) {
      cause.put("right", true);
    }
    cause.put("why", right ? "The journal says so." : "The journal says otherwise.");
    return cause;
  }
}
