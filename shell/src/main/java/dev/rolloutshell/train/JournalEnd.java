package dev.rolloutshell.train;

import dev.rolloutshell.journal.Entry;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.StoredObject;
import dev.rolloutshell.timeline.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a session reached, from its journal.
 *
 * @param found what it found
 * @param ends {@code finished}, {@code aborted}, or empty when the rollout is still under way
 * @param direction where it went last
 * @param image what its new pods run
 * @param serving ready pods of the last target when the session was over
 * @param targets the names of its targets, in the order in which they were made
 * @param faults what kept pods from becoming ready
 */
record JournalEnd(
    FoundRollout found,
    String ends,
    String direction,
    String image,
    int serving,
    List<String> targets,
    List<Map<String, Object>> faults) {

  static JournalEnd of(List<Entry> entries, FoundRollout found) {
    String ends = "";
    String direction = "";
    String image = "";
    List<String> targets = new ArrayList<>();
    Entry.@Nullable Seen last = null;
    Map<String, String> troubles = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (!entry.rollout().equals(found.name())) {
        continue;
      }
      if (entry.what() instanceof Entry.Wrote wrote && wrote.stored()) {
        ends = wrote.ends();
        direction = wrote.direction();
      } else if (entry.what() instanceof Entry.Seen seen) {
        last = seen;
        for (Timeline.Controller one : seen.controllers()) {
          if (one.role().equals("target")) {
            image = one.image();
            if (!targets.contains(one.name())) {
              targets.add(one.name());
            }
          }
        }
      } else if (entry.what() instanceof Entry.Reported reported
          && reported.exitCode() == ExitCode.DEADLINE.code()
          && last != null) {
        trouble(last, troubles);
      }
    }
    if (targets.isEmpty() && found.stand() == null) {
      throw new IllegalArgumentException(
          "expected both halves of the rollout of "
              + found.name()
              + ", but its target was never seen");
    }
    List<Map<String, Object>> faults = new ArrayList<>();
    troubles.forEach(
        (target, kind) ->
            faults.add(DraftTexts.mapping("kind", kind, "match", Map.of("name", target + "-*"))));
    return new JournalEnd(
        found,
        ends,
        direction,
        image.isEmpty() ? found.after() : image,
        targets.isEmpty() ? 0 : serving(last, targets),
        List.copyOf(targets),
        faults);
  }

  private static int serving(Entry.@Nullable Seen last, List<String> targets) {
    String target = targets.get(targets.size() - 1);
    return last == null
        ? 0
        : (int)
            last.pods().stream().filter(p -> p.ready() && p.controller().equals(target)).count();
  }

  /** What kept the pods of a target from becoming ready until nobody waited any more. */
  private static void trouble(Entry.Seen seen, Map<String, String> troubles) {
    for (Timeline.Pod pod : seen.pods()) {
      String kind =
          pod.ready()
              ? ""
              : switch (pod.status().split(": ", 2)[0]) {
                case "ImagePullBackOff", "ErrImagePull" -> "image-pull-fails";
                case "CrashLoopBackOff", "Error" -> "crash-loop";
                case "running, not ready" -> "never-ready";
                default -> "";
              };
      if (!kind.isEmpty() && !pod.controller().isEmpty()) {
        troubles.put(pod.controller(), kind);
      }
    }
  }

  /** Its targets' names here, by their names there. */
  Map<String, String> names(List<String> here) {
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(targets.size(), here.size()); i++) {
      if (!targets.get(i).equals(here.get(i))) {
        names.put(targets.get(i), here.get(i));
      }
    }
    return names;
  }

  /**
   * The goals that it reached.
   *
   * @param evidence of playing it again
   * @param names its targets' names here, where they are others
   * @throws IllegalStateException when that went elsewhere
   */
  List<Object> goals(Evidence evidence, Drill.Service service, Map<String, String> names) {
    List<Object> goals = new ArrayList<>();
    goals.add(ends.isEmpty() ? underWay() : complete(evidence, names));
    if (ends.isEmpty() && serving > 0) {
      goals.add(Map.of("serving", DraftTexts.mapping("image", image, "pods", serving)));
    }
    double lost = evidence.service().lost(service.floor());
    goals.add(
        lost == 0 ? Map.of("service", "kept") : Map.of("lost-at-most", (int) Math.ceil(lost)));
    if (evidence.service().most() <= service.ceiling()) {
      goals.add(Map.of("ceiling", "kept"));
    }
    return goals;
  }

  private Map<String, Object> underWay() {
    String way = direction.equals("abort") ? "abort" : "forward";
    return Map.of("under-way", DraftTexts.mapping("name", found.name(), "direction", way));
  }

  private Map<String, Object> complete(Evidence evidence, Map<String, String> names) {
    String kept = targets.isEmpty() ? found.name() : targets.get(targets.size() - 1);
    kept = names.getOrDefault(kept, kept);
    String name = evidence.controller(found.name()) == null ? kept : found.name();
    StoredObject controller = evidence.controller(name);
    String reached = ends.equals("finished") ? image : found.before();
    String played = controller == null ? "nothing" : image(controller);
    if (controller == null || !reached.equals(played)) {
      throw new IllegalStateException(
          "played again, "
              + name
              + " runs "
              + played
              + ", and the session left it with "
              + reached);
    }
    return Map.of(
        "complete",
        DraftTexts.mapping(
            "name",
            name,
            "image",
            reached.split(",", -1)[0],
            "replicas",
            controller.spec().number("replicas", 0)));
  }

  private static String image(StoredObject controller) {
    List<String> images = new ArrayList<>();
    for (JsonObject container :
        controller.spec().object("template").object("spec").objects("containers")) {
      images.add(container.string("image", ""));
    }
    return String.join(",", images);
  }

  /** Names for the containers, the given one for that whose image changed. */
  List<String> containers(String given) {
    String[] before = found.before().split(",", -1);
    String[] after = image.split(",", -1);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < before.length; i++) {
      boolean changed = i < after.length && !before[i].equals(after[i]);
      names.add(changed || before.length == 1 ? given : "container-" + (i + 1));
    }
    return names;
  }
}
