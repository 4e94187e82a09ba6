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
 * @param before the images of its pods before the rollout
 * @param after the images of the pods that others had begun to put in their place; empty when it
 *     had not begun
 * @param stand where it stood; {@code null} when it had not begun
 * @param size the size that the controller is to have
 * @param floor ready pods at least
 * @param ceiling pods at most
 * @param sample whether it is the simulator's sample
 */
record FoundRollout(
    String name,
    String before,
    String after,
    @Nullable Stand stand,
    int size,
    int floor,
    int ceiling,
    boolean sample) {

  private static final Pattern READY = Pattern.compile("\\d+ of (\\d+) ready");
  private static final String SAMPLE = "example/web:v1";

  /**
   * Where a rollout stood that others had begun.
   *
   * @param back whether it went back
   * @param source size of the controller with its name, -1 when there was none
   * @param target size of the other half, likewise
   * @param next number of the session's first write, when it went the same way; else 0
   * @param kept the name that the new controller keeps, or empty when it is renamed
   * @param standIn an image in place of one that the journal does not name, or empty
   */
  record Stand(boolean back, int source, int target, int next, String kept, String standIn) {

    /** Whether only the new pods were left, so that there was no way back. */
    boolean pastReturn(FoundRollout found) {
      return !back && !standIn.isEmpty() && standIn.equals(found.before());
    }
  }

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
    Halves halves = Halves.of(first, seen, name);
    int size = first.direction().equals("none") ? halves.sourceSize() : size(first, entries, name);
    Entry.Seen limited = seen.stream().filter(s -> s.floor() != null).findFirst().orElse(first);
    Integer floor = limited.floor();
    Integer ceiling = limited.ceiling();
    return new FoundRollout(
        name,
        halves.before(),
        halves.after(),
        halves.after().isEmpty() ? null : stand(first, halves, entries),
        size,
        floor == null ? size : floor,
        ceiling == null ? size + 1 : ceiling,
        simulated(entries) && name.equals("web") && size == 3 && halves.before().equals(SAMPLE));
  }

  /**
   * The two halves as they were found.
   *
   * @param before the images of the old pods
   * @param after those of the new ones; empty when there was to be a rollout only
   */
  private record Halves(
      String name,
      Timeline.@Nullable Controller source,
      Timeline.@Nullable Controller target,
      String before,
      String after,
      String standIn) {

    static Halves of(Entry.Seen first, List<Entry.Seen> seen, String name) {
      boolean underWay = !first.direction().equals("none");
      Timeline.Controller source = half(first, underWay ? "source" : "");
      Timeline.Controller target = half(first, "target");
      boolean back = first.direction().equals("abort");
      if (source != null && !underWay) {
        return new Halves(name, source, null, source.image(), "", "");
      }
      if (source == null || (!back && renamed(source, target, seen))) {
        Timeline.Controller one = target == null ? source : target;
        String earlier = "example/" + name + ":earlier";
        return new Halves(name, source, target, earlier, one == null ? "" : one.image(), earlier);
      }
      if (target == null) {
        String later = back ? "example/" + name + ":later" : "";
        return new Halves(name, source, null, source.image(), later, later);
      }
      return new Halves(name, source, target, source.image(), target.image(), "");
    }

    /** Whether the controller with the old name has the new manifest already. */
    private static boolean renamed(
        Timeline.Controller source, Timeline.@Nullable Controller target, List<Entry.Seen> seen) {
      return target == null
          ? seen.stream().allMatch(one -> half(one, "target") == null)
          : source.image().equals(target.image());
    }

    private static Timeline.@Nullable Controller half(Entry.Seen seen, String role) {
      return seen.controllers().stream()
          .filter(c -> c.role().equals(role))
          .findFirst()
          .orElse(null);
    }

    int sourceSize() {
      return source == null ? -1 : source.desired();
    }

    int targetSize() {
      return target == null ? -1 : target.desired();
    }
  }

  private static Stand stand(Entry.Seen first, Halves halves, List<Entry> entries) {
    int next = -1;
    String kept = "";
    for (Entry entry : entries) {
      if (entry.what() instanceof Entry.Wrote wrote
          && wrote.stored()
          && wrote.rollout().equals(halves.name())) {
        boolean sameWay = wrote.direction().equals(first.direction());
        next = next < 0 ? (sameWay ? wrote.step() : 0) : next;
        if (wrote.rule().equals("RetainTarget")) {
          kept = wrote.object().substring(wrote.object().indexOf('/') + 1);
        }
      }
    }
    return new Stand(
        first.direction().equals("abort"),
        halves.sourceSize(),
        halves.targetSize(),
        Math.max(0, next),
        kept,
        halves.standIn());
  }

  private static boolean simulated(List<Entry> entries) {
    return entries.stream().anyMatch(entry -> entry.place().context().equals("simulator"));
  }

  private static int size(Entry.Seen first, List<Entry> entries, String name) {
    Integer told = first.size();
    if (told != null) {
      return told;
    }
    // Journals of earlier versions say it in words only.
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
    String[] images = before.split(",\\s*", -1);
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
