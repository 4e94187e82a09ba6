package dev.rolloutshell.train;

import dev.rolloutshell.journal.Entry;
import dev.rolloutshell.timeline.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rollout as a session found it, from what its journal has seen.
 *
 * @param name the controller that it is about
 * @param source the controller as it was seen first
 * @param target the other half, as it was seen first; {@code null} when it was still to be made
 * @param size the size that the controller is to have
 * @param floor ready pods at least
 * @param ceiling pods at most
 * @param sample whether it is the simulator's sample
 */
record FoundRollout(
    String name,
    Timeline.Controller source,
    Timeline.@Nullable Controller target,
    int size,
    int floor,
    int ceiling,
    boolean sample) {

  private static final Pattern READY = Pattern.compile("\\d+ of (\\d+) ready");
  private static final Timeline.Controller SAMPLE =
      new Timeline.Controller("web", "", 3, "example/web:v1");

  /**
   * The rollout as the session found it.
   *
   * @throws IllegalArgumentException with what the journal lacks
   */
  static FoundRollout of(List<Entry> entries, String name) {
    List<Entry.Seen> seen = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.what() instanceof Entry.Seen one && one.rollout().equals(name)) {
        seen.add(one);
      }
    }
    Entry.Seen first = seen.isEmpty() ? null : seen.get(0);
    if (first == null || first.controllers().isEmpty()) {
      throw new IllegalArgumentException(
          "expected " + name + " as the session found it, but it was never seen");
    }
    boolean underWay = !first.direction().equals("none");
    Timeline.Controller source = half(first, underWay ? "source" : "");
    Timeline.Controller target = half(first, "target");
    if (source != null && target != null && source.image().equals(target.image())) {
      source = null; // The old name for the new manifest: the rename at the end.
    }
    if (source == null || first.direction().equals("abort")) {
      throw new IllegalArgumentException(
          "expected the rollout of "
              + name
              + " before it was finished or taken back, but the session found it "
              + (source == null ? "without its source" : "going back")
              + ", and what it came from is not in the journal");
    }
    int size = underWay ? size(entries, name) : source.desired();
    Entry.Seen limited = seen.stream().filter(s -> s.floor() != null).findFirst().orElse(first);
    Integer floor = limited.floor();
    Integer ceiling = limited.ceiling();
    return new FoundRollout(
        name,
        source,
        underWay ? target : null,
        size,
        floor == null ? size : floor,
        ceiling == null ? size + 1 : ceiling,
        simulated(entries)
            && SAMPLE.equals(new Timeline.Controller(name, "", size, source.image())));
  }

  private static Timeline.@Nullable Controller half(Entry.Seen seen, String role) {
    return seen.controllers().stream().filter(c -> c.role().equals(role)).findFirst().orElse(null);
  }

  private static boolean simulated(List<Entry> entries) {
    return entries.stream().anyMatch(entry -> entry.place().context().equals("simulator"));
  }

  private static int size(List<Entry> entries, String name) {
    for (Entry entry : entries) {
      String said = "";
      if (entry.rollout().equals(name) && entry.what() instanceof Entry.Seen seen) {
        said = seen.waiting();
      } else if (entry.rollout().equals(name) && entry.what() instanceof Entry.Wrote wrote) {
        said = wrote.reason();
      }
      Matcher ready = READY.matcher(said);
      if (ready.find()) {
        return Integer.parseInt(ready.group(1));
      }
    }
    throw new IllegalArgumentException(
        "expected the size that " + name + " is to have, but nothing in the journal says it");
  }

  /** The options of the limits, where they are not the usual ones. */
  String limits() {
    int surge = ceiling - size;
    int unavailable = size - floor;
    return surge == 1 && unavailable == 0
        ? ""
        : " --max-surge=" + surge + " --max-unavailable=" + unavailable;
  }

  /** The controller before the rollout, as a manifest; none where it is the sample. */
  List<Map<String, Object>> objects(List<String> containers) {
    if (sample) {
      return List.of();
    }
    List<Object> all = new ArrayList<>();
    String[] images = source.image().split(",\\s*", -1);
    for (int i = 0; i < images.length; i++) {
      String container = i < containers.size() ? containers.get(i) : "container-" + (i + 1);
      all.add(Map.of("name", container, "image", images[i]));
    }
    Map<String, Object> labels = Map.of("app", name);
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("replicas", size);
    spec.put("selector", labels);
    spec.put(
        "template",
        Map.of("metadata", Map.of("labels", labels), "spec", Map.of("containers", all)));
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("apiVersion", "v1");
    manifest.put("kind", "ReplicationController");
    manifest.put("metadata", Map.of("name", name, "labels", labels));
    manifest.put("spec", spec);
    return List.of(manifest);
  }
}
